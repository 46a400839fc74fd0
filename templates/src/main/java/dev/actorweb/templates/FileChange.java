package dev.actorweb.templates;

/// What a plan does with one file.
///
/// @param path
///            relative to the project, with `/`
/// @param content
///            what the template says
/// @param state
///            what is there now
public record FileChange(String path, Content content, boolean executable, State state) {
    /// What is at a path now.
    public sealed interface State {
        /// Nothing: the file will be created.
        record Absent() implements State {}

        /// The same file: nothing will be done.
        record Identical() implements State {}

        /// A file with other content, which is never overwritten.
        record Different(Content existing) implements State {}

        /// Something else: a folder, a file where a folder is needed, a link.
        record Blocked(String reason) implements State {}
    }

    /// Whether this change keeps the plan from being applied.
    public boolean conflict() {
        return switch (state) {
            case State.Absent(),State.Identical() -> false;
            case State.Different _,State.Blocked _ -> true;
        };
    }
}
