package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A system explored as its description reads, without any of the explorer's machinery: lists of
/// plain values, and the step function. For systems of machines with delays and messages, whose
/// mailboxes don't block.
final class NaiveSystem {
    private final MachineSystem system;
    final Set<List<Actor>> states = new HashSet<>();
    final Set<String> trouble = new TreeSet<>();
    long steps;

    /// @param snapshot
    ///            empty when it has ended
    record Actor(Optional<Snapshot> snapshot, List<Event> mailbox, List<Event> timers) {}

    NaiveSystem(MachineSystem system) {
        this.system = system;
    }

    /// Visits at most so many states; false if there are more.
    boolean explore(int most) {
        List<Actor> first = new ArrayList<>();
        for (Member member : system.members()) {
            StepResult start = Step.initial(member.machine(), null, Guards.NONE);
            first.add(after(start, List.of(), List.of()));
        }
        ArrayDeque<List<Actor>> open = new ArrayDeque<>(List.of(first));
        states.add(first);
        while (!open.isEmpty()) {
            List<Actor> state = open.poll();
            judge(state);
            List<List<Actor>> next = next(state);
            if (next.isEmpty() && !rests(state, state.equals(first))) {
                trouble.add("SC202");
            }
            for (List<Actor> one : next) {
                steps++;
                if (states.add(one)) {
                    open.add(one);
                }
            }
            if (states.size() > most) {
                return false;
            }
        }
        return true;
    }

    /// Whether there is a state in which these actors are in these states and never leave them.
    boolean stayForEver(Map<String, String> places) {
        for (List<Actor> state : states) {
            if (areIn(places, state)) {
                Set<List<Actor>> after = new HashSet<>(Set.of(state));
                ArrayDeque<List<Actor>> open = new ArrayDeque<>(after);
                boolean stay = true;
                while (stay && !open.isEmpty()) {
                    for (List<Actor> next : next(open.poll())) {
                        stay &= areIn(places, next);
                        if (after.add(next)) {
                            open.add(next);
                        }
                    }
                }
                if (stay) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean areIn(Map<String, String> places, List<Actor> state) {
        for (Member member : system.members()) {
            String place = places.get(member.group().name());
            var snapshot = state.get(member.index()).snapshot();
            if (place != null && (snapshot.isEmpty() || !snapshot.get().configuration().contains(place))) {
                return false;
            }
        }
        return true;
    }

    private List<List<Actor>> next(List<Actor> state) {
        List<List<Actor>> next = new ArrayList<>();
        for (int i = 0; i < state.size(); i++) {
            Actor actor = state.get(i);
            if (actor.snapshot.isEmpty()) {
                continue;
            }
            if (!actor.mailbox.isEmpty()) {
                Event message = actor.mailbox.getFirst();
                StepResult result = Step.step(actor.snapshot.get(), message, Guards.NONE);
                if (!result.handled() && result.transitions().isEmpty()) {
                    trouble.add("SC203 " + system.members().get(i).group().name() + " " + message.type());
                }
                next.add(taken(state, i, result, actor.mailbox.subList(1, actor.mailbox.size()),
                        actor.timers));
            }
            if (!actor.timers.isEmpty()) { // all are of the same length: the oldest comes first
                StepResult result = Step.step(actor.snapshot.get(), actor.timers.getFirst(), Guards.NONE);
                next.add(
                        taken(state, i, result, actor.mailbox, actor.timers.subList(1, actor.timers.size())));
            }
        }
        return next;
    }

    private Actor after(StepResult result, List<Event> mailbox, List<Event> timers) {
        if (!result.snapshot().isActive()) {
            return new Actor(Optional.empty(), List.of(), List.of());
        }
        List<Event> running = new ArrayList<>(timers);
        for (Effect effect : result.effects()) {
            switch (effect) {
                case Effect.CancelTimer(var id, var _) -> running.removeIf(event -> event.type().equals(id));
                case Effect.StartTimer start -> running.add(start.event());
                default -> {
                }
            }
        }
        return new Actor(Optional.of(result.snapshot()), List.copyOf(mailbox), running);
    }

    private List<Actor> taken(List<Actor> state, int member, StepResult result, List<Event> mailbox,
            List<Event> timers) {
        List<Actor> next = new ArrayList<>(state);
        Actor after = after(result, mailbox, timers);
        if (after.snapshot.isEmpty() && !mailbox.isEmpty()) {
            trouble.add("SC206");
        }
        next.set(member, after);
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.SendTo send) {
                for (Member to : system.addressed(send.actor())) {
                    deliver(next, to, send.event());
                }
            }
        }
        return next;
    }

    private void deliver(List<Actor> state, Member to, Event event) {
        Actor receiver = state.get(to.index());
        if (receiver.snapshot.isEmpty()) {
            trouble.add("SC206");
            return;
        }
        List<Event> mailbox = new ArrayList<>(receiver.mailbox);
        if (to.group().mailbox() instanceof Mailbox.Bounded bounded && mailbox.size() >= bounded.capacity()) {
            trouble.add("SC206");
            if (bounded.overflow() != Overflow.DROP_OLDEST) {
                return;
            }
            mailbox.removeFirst();
        }
        mailbox.add(event);
        state.set(to.index(), new Actor(receiver.snapshot, mailbox, receiver.timers));
    }

    private boolean rests(List<Actor> state, boolean first) {
        for (int i = 0; i < state.size(); i++) {
            Actor actor = state.get(i);
            boolean rests = actor.snapshot.isEmpty() || actor.snapshot.get().in("s0");
            if (!rests || first || !actor.mailbox.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void judge(List<Actor> state) {
        for (Check check : system.checks()) {
            if (check instanceof Check.Never never) {
                String source = never.condition().toString();
                boolean holds = source.startsWith("w.count")
                        ? count(state, "w", "s1") > 1
                        : count(state, "a0", "s1") == 1 && count(state, "a1", "s1") == 1;
                if (holds) {
                    trouble.add("SC209 " + source);
                }
            }
        }
    }

    private long count(List<Actor> state, String group, String in) {
        return system.all(group).stream()
                .filter(member -> state.get(member.index()).snapshot.map(snapshot -> snapshot.in(in))
                        .orElse(false))
                .count();
    }
}
