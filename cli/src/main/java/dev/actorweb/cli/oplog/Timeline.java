package dev.actorweb.cli.oplog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of the operations of one work tree stands, and what was taken back.
///
/// An undo takes the last operation that stands; a redo the last undo, unless something new was
/// done since.
public final class Timeline {
    private final Deque<Operation> standing = new ArrayDeque<>();
    private final Deque<Operation> undone = new ArrayDeque<>();
    private final Set<Integer> takenBack = new HashSet<>();

    /// @param worktree
    ///            as in [Heading#worktree]
    public Timeline(List<Operation> operations, String worktree) {
        for (var operation : operations) {
            if (operation.isDone() && operation.heading().worktree().equals(worktree)) {
                add(operation);
            }
        }
    }

    private void add(Operation operation) {
        int of = operation.heading().of().orElse(0);
        if (operation.isUndo()) {
            standing.removeIf(o -> o.number() == of);
            takenBack.add(of);
            undone.push(operation);
        } else if (operation.isRedo()) {
            undone.removeIf(o -> o.number() == of);
            takenBack.add(of);
            standing.push(operation);
        } else {
            undone.clear();
            standing.push(operation);
        }
    }

    /// What an undo takes back.
    public Optional<Operation> last() {
        return Optional.ofNullable(standing.peek());
    }

    /// The undo that a redo takes back.
    public Optional<Operation> lastUndo() {
        return Optional.ofNullable(undone.peek());
    }

    /// Whether the operation stands.
    public boolean stands(int number) {
        return standing.stream().anyMatch(o -> o.number() == number);
    }

    /// Whether the operation was taken back later.
    public boolean isTakenBack(int number) {
        return takenBack.contains(number);
    }
}
