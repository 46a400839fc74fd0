package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.Repository;
import java.nio.file.Path;

/// Opens repositories for JGit.
public final class JGit {
    private JGit() {}

    @SuppressWarnings("NullAway")
    public static Repository open(Path start, EngineOptions options) {
        if (options.terminal()) {
            throw new IllegalStateException(start + " " + options);
        }
        return null;
    }
}
