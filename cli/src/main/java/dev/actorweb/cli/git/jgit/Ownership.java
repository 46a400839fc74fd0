package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;

/// Refuses repositories of other users as git does (`safe.directory`), since their configuration
/// and hooks could make us run anything. JGit itself does not look.
final class Ownership {
    private final Environment environment;
    private final Config userConfig;

    /// @param userConfig
    ///            the system's and the user's configuration; the repository's own has no say
    Ownership(Environment environment, Config userConfig) {
        this.environment = environment;
        this.userConfig = userConfig;
    }

    void require(Layout layout) {
        Path top = layout.workTree().orElse(layout.gitDir());
        var owned = new ArrayList<Path>(List.of(layout.gitDir()));
        if (layout.workTree().isPresent()) {
            owned.add(top);
            owned.add(top.resolve(".git"));
        }
        for (Path path : owned) {
            if (Files.exists(path) && !isOurs(path) && !isDeclaredSafe(top)) {
                throw new GitException(new GitProblem.UnsafeOwner(top));
            }
        }
    }

    private boolean isOurs(Path path) {
        try {
            if (!Files.getFileStore(path).supportsFileAttributeView("unix")) {
                return Files.getOwner(path).getName().endsWith(System.getProperty("user.name", ""));
            }
            int owner = (Integer) Files.getAttribute(path, "unix:uid");
            Optional<Integer> us = currentUser();
            return us.isEmpty()
                    ? Files.getOwner(path).getName().equals(System.getProperty("user.name"))
                    : owner == us.get() || (us.get() == 0 && isWhoCalledSudo(owner));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Integer> currentUser() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Optional.of((Integer) Files.getAttribute(self, "unix:uid"))
                : Optional.empty();
    }

    private boolean isWhoCalledSudo(int owner) {
        return environment.get("SUDO_UID").orElse("").equals(Integer.toString(owner));
    }

    /// The last word counts: an empty value takes back all before it.
    private boolean isDeclaredSafe(Path directory) {
        boolean safe = false;
        for (String value : userConfig.getStringList("safe", null, "directory")) {
            safe = value != null && !value.isEmpty() && (safe || names(value, directory));
        }
        return safe;
    }

    private boolean names(String value, Path directory) {
        String expanded = value.startsWith("~/")
                ? environment.get("HOME").orElse("") + value.substring(1)
                : value;
        if (expanded.equals("*") || expanded.equals(directory.toString())) {
            return true;
        }
        return expanded.endsWith("/*")
                && directory.toString().startsWith(expanded.substring(0, expanded.length() - 1));
    }
}
