package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.UserConfigFile;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// What JGit sees of the machine: our environment instead of the process's.
///
/// It obeys `GIT_CONFIG_GLOBAL` and `GIT_CONFIG_SYSTEM`, keeps JGit from running git to find the
/// system's configuration, from measuring the file system (which takes up to seconds) and from
/// writing what it measured into the user's home. JGit holds it in a static field: the repository
/// opened last decides.
final class Surroundings extends SystemReader.Delegate {
    private static final SystemReader MACHINE = SystemReader.getInstance();
    private static final File SYSTEM_CONFIG = new File("/etc/gitconfig");
    /// Coarser than any clock tick of a present-day file system.
    private static final long RESOLUTION_MILLIS = 10;

    private final Environment environment;
    private final File home;

    private Surroundings(Environment environment) {
        super(MACHINE);
        this.environment = environment;
        this.home = new File(environment.get("HOME").orElse(System.getProperty("user.home", ".")));
    }

    static void install(Environment environment) {
        var surroundings = new Surroundings(environment);
        FS.DETECTED.setUserHome(surroundings.home);
        FS.DETECTED.setGitSystemConfig(SYSTEM_CONFIG.isFile() ? SYSTEM_CONFIG : null);
        SystemReader.setInstance(surroundings);
    }

    /// An external `ssh` serves where nothing else is chosen: JGit has no client of its own aboard.
    @Override
    public @Nullable String getenv(String variable) {
        Optional<String> value = environment.get(variable);
        if (value.isEmpty() && variable.equals("GIT_SSH")) {
            value = Programs.find("ssh", environment).map(Path::toString);
        }
        return value.orElse(null);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        String file = environment.get("GIT_CONFIG_SYSTEM").orElse(SYSTEM_CONFIG.getPath());
        boolean unwanted = isTrue(environment.get("GIT_CONFIG_NOSYSTEM").orElse(""));
        return unwanted || !new File(file).isFile()
                ? new Nothing(parent, fs)
                : new FileBasedConfig(parent, new File(file), fs);
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes")
                || value.equalsIgnoreCase("on");
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        Optional<String> global = environment.get("GIT_CONFIG_GLOBAL");
        if (global.isPresent()) {
            return new FileBasedConfig(parent, new File(global.get()), fs) {
                @Override
                public long getTimeUnit(String section, String subsection, String name, long otherwise,
                        TimeUnit unit) {
                    return isFileSystem(section)
                            ? resolution(unit)
                            : super.getTimeUnit(section, subsection, name, otherwise, unit);
                }
            };
        }
        String xdg = environment.get("XDG_CONFIG_HOME").orElse("");
        File folder = xdg.isEmpty() ? new File(home, ".config") : new File(xdg);
        return new UserConfigFile(parent, new File(home, ".gitconfig"), new File(folder, "git/config"), fs) {
            @Override
            public long getTimeUnit(String section, String subsection, String name, long otherwise,
                    TimeUnit unit) {
                return isFileSystem(section)
                        ? resolution(unit)
                        : super.getTimeUnit(section, subsection, name, otherwise, unit);
            }
        };
    }

    private static boolean isFileSystem(String section) {
        return section.equals("filesystem");
    }

    private static long resolution(TimeUnit unit) {
        return unit.convert(RESOLUTION_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /// A configuration without a file.
    private static final class Nothing extends FileBasedConfig {
        @SuppressWarnings("NullAway") // JGit itself passes no file for a configuration that has
                                      // none.
        Nothing(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() throws IOException {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
