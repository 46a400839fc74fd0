package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Looks for a mailbox that can grow for ever, among the first states of a system: a run in which
/// all actors come back to where they were, each mailbox holds what it held and some more behind it,
/// and whose mailbox has grown has taken no more than what waited there before. Then the same steps
/// can be taken again and again.
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

    /// A way to the end of a first round of it, and whose mailbox has grown.
    record Growth(Violation violation, Trace trace) {}

    /// What there is in a system; nothing where all mailboxes have bounds.
    static Optional<Growth> in(MachineSystem system) {
        Model model = new Model(system, 0);
        for (Member member : model.members()) {
            if (model.situations(member.index()).capacity() == Integer.MAX_VALUE) {
                return new Pump(model).find();
            }
        }
        return Optional.empty();
    }

    private Optional<Growth> find() {
        if (explorer.run() == Ending.COMPLETE) {
            return Optional.empty();
        }
        StateStore store = explorer.store();
        Tracer tracer = new Tracer(model, store, Canon.NONE);
        int step = Math.max(1, store.size() / 2 / MOST_ENDS);
        for (int end = store.size() / 2; end < store.size(); end += step) {
            Optional<Growth> found = on(tracer.pathTo(end), tracer);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Growth> on(int[] path, Tracer tracer) {
        List<int[]> states = new ArrayList<>(path.length);
        int length = Math.min(path.length, MOST_STEPS);
        for (int number : Arrays.copyOf(path, length)) {
            int[] state = new int[model.width()];
            explorer.store().get(number, state);
            states.add(state);
        }
        List<Trace.Step> steps = null;
        for (int to = 1; to < length; to++) {
            for (int from = 0; from < to; from++) {
                int grown = grown(states.get(from), states.get(to));
                if (grown < 0) {
                    continue;
                }
                if (steps == null) {
                    steps = tracer.trace(new Violation.End.At(path[length - 1])).steps();
                }
                if (repeats(states.get(from), states.get(to), steps.subList(from, to))) {
                    return Optional.of(growth(grown, path[to], tracer));
                }
            }
        }
        return Optional.empty();
    }

    /// The first actor whose mailbox holds more; −1 if there is none, or if anything else differs.
    private int grown(int[] before, int[] after) {
        int grown = -1;
        for (int member = 0; member < model.members().size(); member++) {
            if (before[member] == after[member]) {
                continue;
            }
            Situations.Situation old = model.situations(member).get(before[member]);
            Situations.Situation now = model.situations(member).get(after[member]);
            if (old.local() != now.local() || model.situations(member).capacity() != Integer.MAX_VALUE
                    || now.mailbox().length <= old.mailbox().length) {
                return -1;
            }
            for (int i = 0; i < old.mailbox().length; i++) {
                if (old.mailbox()[i] != now.mailbox()[i]) {
                    return -1;
                }
            }
            grown = grown < 0 ? member : grown;
        }
        return grown;
    }

    private boolean repeats(int[] before, int[] after, List<Trace.Step> steps) {
        for (Member member : model.members()) {
            int index = member.index();
            if (before[index] != after[index]) {
                long taken = steps.stream()
                        .filter(step -> step.member() == index && step.cause() == Cause.MESSAGE).count();
                if (taken > model.waiting(before, index)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Growth growth(int member, int state, Tracer tracer) {
        Member actor = model.members().get(member);
        Violation violation = new Violation("SC205", "pump", Optional.empty(), actor.group().position(),
                "the mailbox of `" + actor.name()
                        + "` can grow for ever: messages come as long as it takes none",
                Optional.of(
                        "give it a bound, mailbox: { capacity: 8, overflow: block }, or let its senders wait for"
                                + " an answer"),
                new Violation.End.At(state));
        return new Growth(violation, tracer.trace(violation.end()));
    }
}
