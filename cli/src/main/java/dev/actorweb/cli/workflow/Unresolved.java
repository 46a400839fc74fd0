package dev.actorweb.cli.workflow;

import java.util.List;

/// A rebase or merge that waits for somebody to resolve its conflicts.
final class Unresolved extends RuntimeException {
    private final transient List<String> paths;

    Unresolved(List<String> paths, String text) {
        super(text);
        this.paths = List.copyOf(paths);
    }

    List<String> paths() {
        return paths;
    }
}
