package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.RestartPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Looks at every state and at the steps that lose or refuse something, and keeps the first of each
/// kind of trouble, which breadth-first is one of the nearest.
final class Judge {
    private static final int MOST = 50;
    private static final int SHOWN = 6;
    private final Model model;
    private final MachineSystem system;
    private final Map<String, Violation> found = new LinkedHashMap<>();
    private final List<Invariant> invariants = new ArrayList<>();
    private final int[] bounds;
    private final Check[] boundChecks;
    private final boolean bounded;
    private final int[] locals;
    private long deadlocks;

    private record Invariant(Check check, Condition condition, boolean wanted) {}

    Judge(Model model) {
        this.model = model;
        this.system = model.system();
        int count = model.members().size();
        this.locals = new int[count];
        this.bounds = new int[count];
        this.boundChecks = new Check[count];
        java.util.Arrays.fill(bounds, Integer.MAX_VALUE);
        boolean anyBound = false;
        for (Check check : system.checks()) {
            if (check instanceof Check.Never never) {
                invariants.add(new Invariant(check, new Condition(model, never.condition()), false));
            } else if (check instanceof Check.Always always) {
                invariants.add(new Invariant(check, new Condition(model, always.condition()), true));
            } else if (check instanceof Check.MailboxBound bound) {
                anyBound = true;
                bind(bound);
            }
        }
        this.bounded = anyBound;
    }

    private void bind(Check.MailboxBound bound) {
        for (Member member : model.members()) {
            boolean meant = bound.group().map(member.group().name()::equals).orElse(true);
            if (meant && bound.bound() < bounds[member.index()]) {
                bounds[member.index()] = bound.bound();
                boundChecks[member.index()] = bound;
            }
        }
    }

    List<Violation> violations() {
        return List.copyOf(found.values());
    }

    /// Whether a violation was found for each of these keys.
    boolean hasAll(Set<String> keys, Function<Violation, String> key) {
        Set<String> missing = new HashSet<>(keys);
        for (Violation violation : found.values()) {
            missing.remove(key.apply(violation));
        }
        return missing.isEmpty();
    }

    /// How many states are deadlocks.
    long deadlocks() {
        return deadlocks;
    }

    /// Whether a condition may tell two local states of an actor apart.
    boolean sees(int member, int before, int after) {
        for (Invariant invariant : invariants) {
            if (invariant.condition.sees(member, before, after)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the length of mailboxes is looked at.
    boolean countsMessages() {
        return bounded;
    }

    /// Whether anything is asked of single states.
    boolean looksAtStates() {
        return bounded || !invariants.isEmpty();
    }

    void state(int number, int[] state) {
        if (bounded) {
            for (int i = 0; i < bounds.length; i++) {
                if (bounds[i] != Integer.MAX_VALUE && model.waiting(state, i) > bounds[i]) {
                    tooMany(number, i);
                }
            }
        }
        if (!invariants.isEmpty()) {
            for (int i = 0; i < locals.length; i++) {
                locals[i] = model.localId(state, i);
            }
            for (int i = 0; i < invariants.size(); i++) {
                judge(invariants.get(i), i, number);
            }
        }
    }

    private void judge(Invariant invariant, int place, int number) {
        String key = "SC209 " + place;
        if (found.containsKey(key)) {
            return;
        }
        String message;
        try {
            if (invariant.condition.holds(locals) == invariant.wanted) {
                return;
            }
            message = "`" + invariant.condition + "` "
                    + (invariant.wanted ? "does not always hold" : "can hold");
        } catch (Condition.Undecided undecided) {
            message = "`" + invariant.condition + "` has no value: " + undecided.getMessage();
        }
        add(key, "invariant", Optional.of(invariant.check), invariant.check.position(), message,
                Optional.empty(), new End.At(number));
    }

    private void tooMany(int number, int member) {
        Member full = model.members().get(member);
        Check check = boundChecks[member];
        add("SC205 " + full.group().name(), "bound", Optional.of(check), check.position(),
                "more than " + (bounds[member] == 1 ? "1 message" : bounds[member] + " messages")
                        + " can wait for `" + full.name() + "`",
                Optional.of("slow its senders down by a reply, or allow more"), new End.At(number));
    }

    /// A step that is not as it should be.
    void move(int number, int[] state, int member, Move move, int flags) {
        Member actor = model.members().get(member);
        Move.Detail detail = move.detail;
        String where = where(model.local(state, member));
        String event = Labels.shown(move.event.type());
        End end = new End.By(number, member, move);
        if (detail.failure().isPresent()) {
            unhandled("fails " + actor.group().name() + " " + event + " " + where, actor,
                    "`" + actor.name() + "` fails on `" + event + "` " + where + ": "
                            + detail.failure().get(),
                    Optional.empty(), end);
        } else if (!detail.handled() && move.cause == Cause.MESSAGE) {
            unhandled(actor.group().name() + " " + event + " " + where, actor,
                    "`" + actor.name() + "` does not handle `" + event + "` " + where,
                    Optional.of("handle it there, or forbid it: " + event + ": null"), end);
        }
        for (Event refused : detail.refused()) {
            String kept = Labels.shown(refused.type());
            String then = where(model.role(member).local(model.situations(member).get(move.next).local()));
            unhandled("refused " + actor.group().name() + " " + kept + " " + then, actor,
                    "`" + actor.name() + "` deferred `" + kept + "`, but does not handle it " + then,
                    Optional.of("handle it there, defer it there too, or forbid it: " + kept + ": null"),
                    end);
        }
        for (Reaction.Send send : detail.addresses()) {
            add("SC201 " + actor.group().name() + " " + send.address(), "address", Optional.empty(),
                    actor.group().position(),
                    "`" + actor.name() + "` sends `" + send.event().type() + "` to `" + send.address()
                            + "`, which is no actor of this system",
                    Optional.of(Addresses.hint(send.address(), system)), end);
        }
        for (int dropped : detail.dropped()) {
            String lost = model.message(dropped).event().type();
            lost("ends " + actor.group().name() + " " + lost, actor.group(),
                    "`" + lost + "` is lost: it waits for `" + actor.name() + "` when that ends", end);
        }
        if ((flags & Situations.LOST) != 0) {
            receivers(state, member, move, end);
            siblings(state, member, move, end);
        }
    }

    /// What waited for temporary actors that end because another one failed.
    private void siblings(int[] state, int member, Move move, End end) {
        if (move.ruling != Reaction.Ruling.RESTART || !model.countsTogether()) {
            return;
        }
        for (Member other : model.members()) {
            int i = other.index();
            if (model.isRestartedWith(i, member) && other.group().restart() == RestartPolicy.TEMPORARY
                    && !model.local(state, i).hasEnded() && model.waiting(state, i) > 0) {
                String lost = model.message(model.situations(i).get(state[i]).mailbox()[0]).event().type();
                lost("stops " + other.group().name() + " " + lost, other.group(), "`" + lost
                        + "` is lost: it waits for `" + other.name() + "`, which ends with `"
                        + model.members().get(member).name() + "`", end);
            }
        }
    }

    private void receivers(int[] state, int member, Move move, End end) {
        int[] after = new int[state.length];
        model.begin(state, member, move, after);
        for (int i = 0; i < move.targets.length; i++) {
            int target = move.targets[i];
            int result = model.append(target, after[target], move.messages[i]);
            if ((result & Situations.LOST) != 0) {
                Member receiver = model.members().get(target);
                String event = model.message(move.messages[i]).event().type();
                boolean ended = model.local(after, target).hasEnded();
                lost((ended ? "ended " : "full ") + receiver.group().name() + " " + event, receiver.group(),
                        ended
                                ? "`" + event + "` is lost: `" + receiver.name() + "` has ended"
                                : "a message to `" + receiver.name() + "` is lost: its mailbox of "
                                        + model.situations(target).capacity() + " is full when `" + event
                                        + "` comes",
                        end);
            }
            after[target] = result & Situations.ID;
        }
    }

    private void unhandled(String key, Member actor, String message, Optional<String> hint, End end) {
        Optional<Check> check = first(Check.NoUnhandled.class);
        add("SC203 " + key, key.startsWith("fails") ? "failure" : "unhandled", check,
                actor.group().position(), message, hint, end);
    }

    private void lost(String key, ActorGroup group, String message, End end) {
        add("SC206 " + key, "lost", first(Check.NoLost.class), group.position(), message, Optional.empty(),
                end);
    }

    /// A state from which nothing goes on.
    void stuck(int number, int[] state) {
        Map<String, List<String>> waiting = new LinkedHashMap<>();
        for (Member member : model.members()) {
            int i = member.index();
            boolean rests = model.role(i).rests(model.localId(state, i)) && number != 0;
            Snapshot snapshot = model.local(state, i).snapshot();
            boolean defers = snapshot != null && !snapshot.deferred().isEmpty();
            if (!rests || defers || model.waiting(state, i) > 0) {
                String how = where(model.local(state, i))
                        + (model.situations(i).waits(state[i]) ? " for room in a mailbox" : "");
                waiting.computeIfAbsent(how + "\n" + member.group().name(), _ -> new ArrayList<>())
                        .add("`" + member.name() + "`");
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        deadlocks++;
        Optional<Check> check = first(Check.DeadlockFree.class);
        add("SC202", "deadlock", check, check.map(Check::position).orElse(system.position()),
                (number == 0 ? "nothing ever happens: " : "nothing goes on any more: ") + shown(waiting),
                Optional.of(number == 0
                        ? "nobody sends a first event; if it comes from outside, say so at its receiver: environment: true"
                        : "if an actor may wait there for ever, tag the state: tags: [rest]"),
                new End.At(number));
    }

    private static String shown(Map<String, List<String>> waiting) {
        List<String> parts = new ArrayList<>();
        waiting.forEach((how, names) -> {
            String state = how.substring(0, how.indexOf('\n'));
            parts.add(names.getFirst() + (names.size() == 1
                    ? " waits "
                    : " and " + (names.size() - 1) + " more like it wait ") + state);
        });
        return String.join(", ", parts.subList(0, Math.min(SHOWN, parts.size())))
                + (parts.size() > SHOWN ? " and others" : "");
    }

    static String where(Local local) {
        return switch (local.phase()) {
            case NEW -> "before its start";
            case ENDED -> "after its end";
            case RUNNING -> local.configuration().isEmpty()
                    ? ""
                    : "in `" + String.join("`, `", local.configuration()) + "`";
        };
    }

    private <C extends Check> Optional<Check> first(Class<C> kind) {
        for (Check check : system.checks()) {
            if (kind.isInstance(check)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    private void add(String key, String kind, Optional<Check> check, Position position, String message,
            Optional<String> hint, End end) {
        if (found.size() < MOST && !found.containsKey(key)) {
            found.put(key, new Violation(key.substring(0, 5), kind, check, position, message, hint, end));
        }
    }
}
