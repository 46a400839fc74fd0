package dev.actorweb.cli.input;

/// Knows what a word may become. Called on a thread of its own, where it may wait; when the answer
/// is not wanted any more, the thread is interrupted.
@FunctionalInterface
public interface Completer {
    /// Knows nothing.
    Completer NONE = (_, _) -> Completion.none();

    /// What the word that ends at the cursor may become.
    ///
    /// @param before
    ///            the text left of the cursor
    /// @param after
    ///            the text right of it
    Completion complete(String before, String after) throws Exception;
}
