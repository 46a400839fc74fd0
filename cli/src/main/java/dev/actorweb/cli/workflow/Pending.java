package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Operation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// An operation of this work tree that was begun and has not ended.
public final class Pending {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Pending() {}

    /// The operation; one look at one file finds that there is none.
    static Optional<Operation> find(Layout layout) {
        if (!Desk.isPending(layout)) {
            return Optional.empty();
        }
        var own = Desk.name(layout);
        for (var operation : Journal.of(layout).operations().reversed()) {
            if (operation.heading().worktree().equals(own) && operation.outcome().isEmpty()) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /// As [#find], where it was cut off, or stopped at a conflict.
    ///
    /// @throws UserError
    ///             when another aw is at work on it
    static Optional<Operation> left(Layout layout) {
        if (find(layout).isEmpty()) {
            return Optional.empty();
        }
        try (var _ = takeDesk(layout)) {
            return find(layout);
        }
    }

    /// Ends a command that cannot begin while one is pending.
    ///
    /// @throws UserError
    ///             if there is one
    public static void refuse(Layout layout) {
        var pending = find(layout);
        if (pending.isPresent()) {
            throw Undertaking.stopped(what(pending.get()), how(pending.get()));
        }
    }

    /// @throws UserError
    ///             when another aw is at work in this work tree
    static Desk takeDesk(Layout layout) {
        try {
            return Desk.take(layout).orElseThrow(() -> new UserError(Exit.PRECONDITION,
                    "another aw is at work in this work tree"
                            + Desk.holder(layout).map(holder -> " (" + words(holder) + ")").orElse(""),
                    "wait until it has ended, then repeat the command"));
        } catch (RuntimeException e) {
            throw GitErrors.told(e);
        }
    }

    static void tell(Terminal terminal, Operation operation) {
        terminal.warn(what(operation));
        terminal.note(how(operation));
    }

    static String what(Operation operation) {
        return "'aw " + operation.command() + "' has not ended: " + taken(operation);
    }

    private static String taken(Operation operation) {
        int all = operation.steps().size();
        long taken = operation.results().values().stream().filter(result -> !result.left()).count();
        return taken + " of " + all + (all == 1 ? " step" : " steps") + " taken";
    }

    /// As the other, where the process that is at work on it is known.
    static String what(Operation operation, Optional<Desk.Holder> holder) {
        return holder.isEmpty()
                ? what(operation)
                : "'aw " + operation.command() + "' is running (" + words(holder.get()) + "): "
                        + taken(operation);
    }

    private static String words(Desk.Holder holder) {
        var since = holder.since().atZone(ZoneId.systemDefault());
        boolean today = since.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return "process " + holder.process() + ", since " + (today ? TIME : DAY).format(since);
    }

    static String how(Operation operation) {
        return "go on with 'aw " + operation.command() + " --continue', or take it back with 'aw undo'";
    }
}
