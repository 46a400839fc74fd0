package dev.actorweb.cli.git.engine;

import dev.actorweb.cli.git.Engine;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.installed.InstalledGit;
import dev.actorweb.cli.git.jgit.JGit;
import java.nio.file.Path;
import java.util.Optional;

/// Opens repositories with the engine that suits the machine: the installed git where there is one,
/// JGit where there is none. `AW_GIT_ENGINE` (`git` or `jgit`) and [EngineOptions] override that.
public final class Engines {
    /// The environment variable that forces an engine.
    public static final String VARIABLE = "AW_GIT_ENGINE";

    private Engines() {}

    /// Opens the repository that `start` lies in.
    ///
    /// @throws GitException
    ///             if there is none, or the engine asked for cannot handle it
    public static Repository open(Path start, EngineOptions options) {
        Optional<Path> git = InstalledGit.find(options);
        return switch (choose(options, git.isPresent())) {
            case INSTALLED_GIT -> InstalledGit.open(git.orElseThrow(Engines::noGit), start, options);
            case JGIT -> JGit.open(start, options);
        };
    }

    /// The engine [#open] would use.
    public static Engine choose(EngineOptions options) {
        return choose(options, InstalledGit.find(options).isPresent());
    }

    /// Where the installed git is and which version it has; empty if there is none. For reports.
    public static Optional<InstalledVersion> installed(EngineOptions options) {
        return InstalledGit.find(options)
                .map(program -> new InstalledVersion(program, InstalledGit.version(program, options)));
    }

    /// A git that can be run.
    public record InstalledVersion(Path program, String version) {}

    private static Engine choose(EngineOptions options, boolean installed) {
        if (options.engine().isPresent()) {
            return options.engine().get();
        }
        String forced = options.environment().get(VARIABLE).orElse("");
        for (Engine engine : Engine.values()) {
            if (engine.label().equals(forced)) {
                return engine;
            }
        }
        if (!forced.isEmpty()) {
            throw new GitException(
                    new GitProblem.NoEngine(VARIABLE + " names no engine: " + forced,
                            "set it to git or jgit"));
        }
        return installed ? Engine.INSTALLED_GIT : Engine.JGIT;
    }

    private static GitException noGit() {
        return new GitException(new GitProblem.NoEngine("git is not on the PATH",
                "install git, or set " + VARIABLE + "=jgit"));
    }
}
