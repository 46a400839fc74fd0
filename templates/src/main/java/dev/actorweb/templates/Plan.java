package dev.actorweb.templates;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What applying a template to a folder would do, file by file. Immutable; nothing is written
/// before [#apply()].
///
/// @param directory
///            the project's folder, absolute; it need not exist
/// @param changes
///            in ascending order of their paths
/// @param next
///            what the template says is to be done then
public record Plan(Path directory, List<FileChange> changes, Optional<String> next) {
    public Plan {
        changes = List.copyOf(changes);
    }

    /// The changes that keep the plan from being applied; nothing is written while there are any.
    public List<FileChange> conflicts() {
        return changes.stream().filter(FileChange::conflict).toList();
    }

    /// Whether the project records a template already.
    public boolean isRecorded() {
        return conflicts().stream().anyMatch(change -> RecordFiles.reserved(change.path()));
    }

    /// The files that will be created.
    public List<FileChange> creations() {
        return changes.stream().filter(c -> c.state() instanceof FileChange.State.Absent).toList();
    }

    /// Creates the missing files, each at once and never over an existing one. If one can't be
    /// created, those that were are taken away again.
    ///
    /// @throws IllegalStateException
    ///             with conflicts
    /// @throws IOException
    ///             if a file can't be written, or something came in between since the plan was made
    public void apply() throws IOException {
        if (!conflicts().isEmpty()) {
            throw new IllegalStateException("there are conflicts: " + conflicts().getFirst().path());
        }
        new PlanWriter(directory).write(creations());
    }
}
