package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a machine spec: our YAML, or an authored XState v5 configuration as JSON.
///
/// The reader is lenient: what can be represented in a [Machine] is, however wrong; only what cannot
/// be is a problem. Nothing is thrown for bad input, and reading runs no code. Thread-safe.
public final class MachineReader {
    private MachineReader() {}

    /// Reads a file; that it is missing is a problem too.
    public static Reading read(Path file) {
        return read(YamlReader.read(file));
    }

    /// Reads a text.
    ///
    /// @param name
    ///            the name of the text as its user knows it
    public static Reading read(String name, String text) {
        return read(YamlReader.read(name, text));
    }

    /// Reads a document that was parsed already.
    public static Reading read(Document document) {
        return new Reading(Optional.empty(), document.problems());
    }
}
