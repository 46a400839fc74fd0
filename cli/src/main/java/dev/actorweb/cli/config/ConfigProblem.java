package dev.actorweb.cli.config;

/// Something wrong in the configuration.
///
/// @param origin
///            the place: a file's line and column, or a variable
/// @param message
///            what is wrong; may quote the untrusted text
/// @param hint
///            what to do, or `""`
public record ConfigProblem(Origin origin, String message, String hint) {
    /// The one-line form: `aw.yaml:3:5: message`.
    @Override
    public String toString() {
        return origin.describe() + ": " + message;
    }
}
