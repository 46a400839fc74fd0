package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What is being saved of a machine whose children are machines, too: it is complete when they have
/// said what is to be saved of them, or have ended.
final class Saves {
    private final List<Pending> pending = new ArrayList<>();
    private long tickets;

    private record Pending(long ticket, Snapshot snapshot, List<Saved.Timer> timers,
            List<Children.Started> children, Map<String, Saved> arrived, Consumer<Saved> reply) {}

    /// Begins to save; gives the ticket under which the children answer.
    long begin(Snapshot snapshot, List<Saved.Timer> timers, List<Children.Started> children,
            Consumer<Saved> reply) {
        pending.add(new Pending(++tickets, snapshot, timers, children, new HashMap<>(), reply));
        return tickets;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    void arrived(long ticket, String id, Saved saved) {
        for (Pending one : pending) {
            if (one.ticket == ticket) {
                one.arrived.put(id, saved);
            }
        }
    }

    /// Answers those who asked for what is complete by now.
    void complete(Children running) {
        for (Pending one : List.copyOf(pending)) {
            List<Saved.Child> children = new ArrayList<>();
            boolean missing = false;
            for (Children.Started child : one.children) {
                Saved machine = one.arrived.get(child.id());
                missing |= child.isMachine() && machine == null && running.isRunning(child);
                if (!child.isMachine() || machine != null) {
                    children.add(child.saved(Optional.ofNullable(machine)));
                }
            }
            if (!missing) {
                pending.remove(one);
                one.reply.accept(new Saved(one.snapshot, one.timers, children));
            }
        }
    }
}
