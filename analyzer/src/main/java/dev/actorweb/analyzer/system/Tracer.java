package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.system.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Tells how a run gets somewhere. Only states are stored, so each step is found anew: the first
/// one that leads to a state for which the next stored one stands.
final class Tracer {
    private final Model model;
    private final StateStore store;
    private final Canon canon;

    Tracer(Model model, StateStore store, Canon canon) {
        this.model = model;
        this.store = store;
        this.canon = canon;
    }

    Trace trace(Violation.End end) {
        return switch (end) {
            case Violation.End.At(int state) -> trace(pathTo(state), -1, -1, null);
            case Violation.End.By(int state, int member, Move move) -> trace(pathTo(state), -1, member, move);
            case Violation.End.Round(var states, int loop) ->
                trace(states.stream().mapToInt(Integer::intValue).toArray(), loop, -1, null);
        };
    }

    /// The numbers of the states on the way to one, the first included.
    int[] pathTo(int state) {
        int length = 0;
        for (int at = state; at >= 0; at = store.parent(at)) {
            length++;
        }
        int[] path = new int[length];
        for (int at = state; at >= 0; at = store.parent(at)) {
            path[--length] = at;
        }
        return path;
    }

    private Trace trace(int[] path, int loop, int member, @Nullable Move last) {
        List<Trace.Step> steps = new ArrayList<>();
        int[] state = model.initial();
        int[] wanted = new int[state.length];
        for (int i = 1; i < path.length; i++) {
            store.get(path[i], wanted);
            state = step(state, wanted, steps);
        }
        if (last != null) {
            Last taken = last(state, member, last);
            steps.add(described(state, taken.member, taken.move));
        }
        return new Trace(steps, loop < 0 ? OptionalInt.empty() : OptionalInt.of(loop));
    }

    private record Last(int member, Move move) {}

    /// The last step belongs to a stored state; where that only stands for this one, an actor that
    /// is in the same situation takes it.
    private Last last(int[] state, int member, Move move) {
        if (Arrays.asList(model.moves(state, member)).contains(move)) {
            return new Last(member, move);
        }
        for (int other = 0; other < model.members().size(); other++) {
            if (model.members().get(other).group().equals(model.members().get(member).group())) {
                for (Move own : model.moves(state, other)) {
                    if (isLike(other, own, member, move)) {
                        return new Last(other, own);
                    }
                }
            }
        }
        return new Last(member, move);
    }

    private boolean isLike(int other, Move own, int member, Move move) {
        return own.cause == move.cause && own.event.equals(move.event) && own.ruling == move.ruling
                && own.detail.handled() == move.detail.handled()
                && own.detail.failure().equals(move.detail.failure())
                && own.detail.refused().equals(move.detail.refused())
                && configuration(other, own).equals(configuration(member, move));
    }

    private int[] step(int[] state, int[] wanted, List<Trace.Step> steps) {
        int[] after = new int[state.length];
        int[] standing = new int[state.length];
        for (Member member : model.members()) {
            int index = member.index();
            for (Move move : model.moves(state, index)) {
                model.take(state, index, move, after);
                if (matches(after, wanted, standing)) {
                    steps.add(described(state, index, move));
                    return after;
                }
            }
        }
        throw new IllegalStateException(
                "no step from " + Arrays.toString(state) + " to " + Arrays.toString(wanted));
    }

    private boolean matches(int[] after, int[] wanted, int[] standing) {
        System.arraycopy(after, 0, standing, 0, after.length);
        canon.normalize(standing);
        return Arrays.equals(standing, wanted);
    }

    Trace.Step described(int[] state, int index, Move move) {
        int[] after = new int[state.length];
        model.begin(state, index, move, after);
        List<String> from = model.local(state, index).configuration();
        List<String> to = model.local(after, index).configuration();
        int choice = choice(state, index, move);
        List<Trace.Sent> sent = new ArrayList<>();
        for (int i = 0; i < move.targets.length; i++) {
            int target = move.targets[i];
            int result = model.append(target, after[target], move.messages[i]);
            after[target] = result & Situations.ID;
            boolean second = i > 0 && move.targets[i - 1] == target
                    && move.messages[i - 1] == move.messages[i]
                    && move.detail.doubled().contains(new Faults.Faulty(target, move.messages[i]));
            if (!second) {
                sent.add(sent(target, move.messages[i], (result & Situations.LOST) != 0
                        ? Trace.Fate.REFUSED
                        : move.detail.doubled().contains(new Faults.Faulty(target, move.messages[i]))
                                ? Trace.Fate.DOUBLED
                                : Trace.Fate.ARRIVED));
            }
        }
        for (Faults.Faulty lost : move.detail.lost()) {
            sent.add(sent(lost.target(), lost.message(), Trace.Fate.LOST));
        }
        for (Reaction.Send nobody : move.detail.addresses()) {
            sent.add(new Trace.Sent(nobody.address(), nobody.event().type(), nobody.event().data(),
                    Trace.Fate.NOBODY));
        }
        List<String> notes = new ArrayList<>(move.detail.assumed());
        move.detail.failure().ifPresent(failure -> notes.add("fails: " + failure));
        if (!move.detail.handled() && move.detail.failure().isEmpty()) {
            notes.add("not handled");
        }
        for (Event refused : move.detail.refused()) {
            notes.add("`" + Labels.shown(refused.type()) + "`, which was deferred, is not handled");
        }
        ruled(index, move, notes);
        Map<String, @Nullable Object> data = move.cause == Cause.START ? Map.of() : move.event.data();
        return new Trace.Step(index, model.members().get(index).name(), move.cause,
                Labels.shown(move.event.type()), data, from, to, sent,
                notes, choice, !move.detail.assumed().isEmpty());
    }

    private void ruled(int index, Move move, List<String> notes) {
        switch (move.ruling) {
            case NONE -> {
                // nothing to tell
            }
            case RESTART -> {
                List<String> others = new ArrayList<>();
                for (Member other : model.members()) {
                    if (model.isRestartedWith(other.index(), index)) {
                        others.add(other.name());
                    }
                }
                notes.add(others.isEmpty()
                        ? "is restarted"
                        : "is restarted with " + String.join(", ", others));
            }
            case STOP -> notes.add("is temporary, and not restarted");
            case GIVE_UP -> notes.add("is given up: " + model.system().supervision().maxRestarts()
                    + " restarts can have been too many in too short a time");
        }
    }

    @SuppressWarnings("ReferenceEquality") // which of several equal ones it is matters
    private int choice(int[] state, int index, Move move) {
        int choice = 0;
        for (Move other : model.moves(state, index)) {
            if (other.cause == move.cause
                    && Labels.shown(other.event.type()).equals(Labels.shown(move.event.type()))
                    && (move.event.data().isEmpty() || other.event.data().equals(move.event.data()))
                    && configuration(index, other).equals(configuration(index, move))) {
                choice++;
            }
            if (other == move) {
                break;
            }
        }
        return choice;
    }

    private List<String> configuration(int index, Move move) {
        return model.role(index).local(model.situations(index).get(move.next).local()).configuration();
    }

    private Trace.Sent sent(int target, int message, Trace.Fate fate) {
        Event event = model.message(message).event();
        return new Trace.Sent(model.members().get(target).name(), event.type(), event.data(), fate);
    }
}
