package dev.actorweb.machine.yaml;

import java.util.List;
import java.util.Optional;

/// What reading a YAML text gave: its root, unless a problem prevented that, and what is wrong with
/// it.
///
/// @param file
///            the name of the text as the user knows it
/// @param root
///            the value of the only document; empty when the text could not be read
/// @param problems
///            errors and warnings in the order of the text; duplicate keys come with a root
/// @param name
///            what a larger text calls this part of it; empty for a text of its own
public record Document(String file, Optional<Node> root, List<Problem> problems, Optional<String> name) {
    public Document {
        problems = List.copyOf(problems);
    }

    /// A text of its own.
    public Document(String file, Optional<Node> root, List<Problem> problems) {
        this(file, root, problems, Optional.empty());
    }
}
