package dev.actorweb.machine.export;

import java.util.Optional;

/// The formats in which a machine can be written.
public enum Format {
    YAML("yaml"), XSTATE("xstate"), SCXML("scxml");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /// The format of this name.
    public static Optional<Format> named(String word) {
        for (Format format : values()) {
            if (format.word.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
