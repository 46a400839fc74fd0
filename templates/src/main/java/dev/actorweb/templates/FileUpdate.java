package dev.actorweb.templates;

import java.util.Optional;

/// What an update does with one file of the project.
///
/// @param path
///            relative to the project, with `/`
/// @param before
///            what is there now
/// @param after
///            what will be there; the same as `before` where nothing is written
public record FileUpdate(String path, Kind kind, Optional<State> before, Optional<State> after) {
    /// A file's content and whether it may be run.
    public record State(Content content, boolean executable) {}

    /// What happened on the two sides.
    public sealed interface Kind {
        /// The template has a new file.
        record Added() implements Kind {}

        /// The template's change of a file that the project left as it was.
        record Replaced() implements Kind {}

        /// The template's changes together with those of the project.
        record Merged() implements Kind {}

        /// A file that the template calls otherwise now; the project's changes moved with it.
        record Moved(String from) implements Kind {}

        /// The template no longer has a file that the project left as it was.
        record Removed() implements Kind {}

        /// Both changed the same lines: they stand between markers.
        record Conflict(int places) implements Kind {}

        /// Both changed it, and it is no text, or not to be written: the project's stays.
        record Kept(String reason) implements Kind {}

        /// The template changed a file that the project has deleted: it stays deleted.
        record StaysDeleted() implements Kind {}
    }

    /// Whether somebody has to look at it.
    public boolean needsAttention() {
        return switch (kind) {
            case Kind.Conflict _,Kind.Kept _ -> true;
            case Kind.Added _,Kind.Replaced _,Kind.Merged _,Kind.Moved _,Kind.Removed _,Kind.StaysDeleted _ ->
                false;
        };
    }

    /// Whether anything is written.
    public boolean writes() {
        return !before.equals(after);
    }
}
