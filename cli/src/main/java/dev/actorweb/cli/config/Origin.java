package dev.actorweb.cli.config;

/// Where a configured value comes from.
public sealed interface Origin {
    /// Nobody configured it.
    record Default() implements Origin {}

    /// A file, by the name under which its user knows it; line and column count from 1.
    record File(String name, int line, int column) implements Origin {}

    /// An environment variable.
    record Variable(String name) implements Origin {}

    /// The origin in a word: `default`, `aw.yaml:3:5`, `$AW_WORKFLOW_REMOTE`.
    default String describe() {
        return switch (this) {
            case Default() -> "default";
            case File(var name, var line, var column) -> name + ":" + line + ":" + column;
            case Variable(var name) -> "$" + name;
        };
    }
}
