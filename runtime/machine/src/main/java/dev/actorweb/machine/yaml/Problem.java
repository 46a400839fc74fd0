package dev.actorweb.machine.yaml;

import java.util.List;
import java.util.Optional;

/// Something wrong at one place of one file.
///
/// @param code
///            a short stable name by which programs tell kinds of problems apart
/// @param file
///            the name of the text as the user knows it; untrusted, like `message` and `hint`
/// @param hint
///            what to do about it
/// @param keys
///            the keys that it is about: the one that is written, and the one that was probably
///            meant; empty when it is not about a key
public record Problem(Severity severity, String code, String file, Position position, String message,
        Optional<String> hint, List<String> keys) {
    /// The text is not YAML 1.2, not UTF-8, or holds what this reader refuses (several documents,
    /// unknown tags).
    public static final String SYNTAX = "yaml-syntax";
    /// The text is larger, deeper or, its aliases written out, longer than the reader's
    /// limits allow.
    public static final String LIMIT = "yaml-limit";
    /// The file does not exist or may not be read.
    public static final String UNREADABLE = "unreadable";
    /// A mapping has the same key twice.
    public static final String DUPLICATE_KEY = "duplicate-key";
    /// A mapping has a key that nobody knows there.
    public static final String UNKNOWN_KEY = "unknown-key";
    /// A value is of the wrong kind, or missing.
    public static final String WRONG_VALUE = "wrong-value";

    public Problem {
        keys = List.copyOf(keys);
    }

    /// A problem that is not about a key.
    public Problem(Severity severity, String code, String file, Position position, String message,
            Optional<String> hint) {
        this(severity, code, file, position, message, hint, List.of());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The same problem under another code.
    public Problem withCode(String other) {
        return new Problem(severity, other, file, position, message, hint, keys);
    }

    /// The one-line form: `file:line:column: message`.
    @Override
    public String toString() {
        return file + ":" + position + ": " + message;
    }
}
