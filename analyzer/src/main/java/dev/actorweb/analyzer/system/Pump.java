package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Looks for a mailbox that can grow for ever, among the first states of a system.
final class Pump {
    /// So many states are looked at.
    private static final int MOST_STATES = 3_000;
    /// So many of the later ones are looked at, with so much of the way there.
    private static final int MOST_ENDS = 100;
    private static final int MOST_STEPS = 150;
    private final Model model;
    private final Explorer explorer;

    private Pump(Model model) {
        this.model = model;
        this.explorer = new Explorer(model, new Judge(model), Bounds.DEFAULT.maxStates(MOST_STATES),
                Optional.empty(), Canon.NONE, (_, _, _, _) -> true);
    }

    /// Whose mailbox grows, and a run that goes round with it.
    record Found(Violation violation, Trace trace) {}

    /// What there is in a system; nothing where all mailboxes have bounds.
    static Optional<Found> in(MachineSystem system) {
        Model model = new Model(system, 0);
        for (Member member : model.members()) {
            if (model.situations(member.index()).capacity() == Integer.MAX_VALUE) {
                return new Pump(model).find();
            }
        }
        return Optional.empty();
    }

    private Optional<Found> find() {
        if (explorer.run() == Ending.COMPLETE) {
            return Optional.empty();
        }
        StateStore store = explorer.store();
        Tracer tracer = new Tracer(model, store, Canon.NONE);
        int step = Math.max(1, store.size() / 2 / MOST_ENDS);
        for (int end = store.size() / 2; end < store.size(); end += step) {
            Optional<Found> found = on(tracer.pathTo(end), tracer);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> on(int[] path, Tracer tracer) {
        List<int[]> states = new ArrayList<>(path.length);
        int length = Math.min(path.length, MOST_STEPS);
        for (int number : Arrays.copyOf(path, length)) {
            int[] state = new int[model.width()];
            explorer.store().get(number, state);
            states.add(state);
        }
        for (int to = 1; to < length; to++) {
            for (int from = 0; from < to; from++) {
                OptionalInt member = Growth.in(model, states.subList(from, to + 1));
                if (member.isPresent()) {
                    List<Integer> run = Arrays.stream(path, 0, to + 1).boxed().toList();
                    Violation violation = Growth.violation(model, member.getAsInt(),
                            new Violation.End.Round(run, from));
                    return Optional.of(new Found(violation, tracer.trace(violation.end())));
                }
            }
        }
        return Optional.empty();
    }
}
