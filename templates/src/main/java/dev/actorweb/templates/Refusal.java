package dev.actorweb.templates;

/// Why a template can't be applied.
///
/// @param subject
///            a variable, a file of the template or a path in the project
/// @param message
///            what is wrong with it; may quote untrusted text
/// @param hint
///            what to do, or `""`
public record Refusal(String subject, String message, String hint) {
    @Override
    public String toString() {
        return subject + ": " + message;
    }
}
