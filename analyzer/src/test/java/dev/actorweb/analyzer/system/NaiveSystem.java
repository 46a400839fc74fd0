package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Channel;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Supervision.Strategy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A system explored as its description reads, without any of the explorer's machinery: lists of
/// plain values, and the step function. For systems of machines with delays and messages.
final class NaiveSystem {
    static final String CHILD = "w";
    private static final int REDELIVERIES = 3;
    private final MachineSystem system;
    private final int crashes;
    /// Those of the system, and behind them the child that each may start, if it can.
    private final List<Member> members = new ArrayList<>();
    private final Map<Integer, Integer> childOf = new HashMap<>();
    final Set<Whole> states = new HashSet<>();
    final Set<String> trouble = new TreeSet<>();
    long steps;

    /// @param crashes
    ///            how many there were
    /// @param restarts
    ///            of all together, where they are counted so
    record Whole(List<Actor> actors, int crashes, int restarts) {
        Whole with(int member, Actor actor) {
            List<Actor> next = new ArrayList<>(actors);
            next.set(member, actor);
            return new Whole(List.copyOf(next), crashes, restarts);
        }
    }

    enum Life {
        NEW, RUNNING, ENDED
    }

    enum Kind {
        ORDINARY, FROM_CHILD, LAST_OF_CHILD, CHILD_FAILED, STALE
    }

    record Mail(Event event, int from, Kind kind) {
        Mail(Event event, int from) {
            this(event, from, Kind.ORDINARY);
        }

        Mail stale() {
            return kind == Kind.ORDINARY ? this : new Mail(event, from, Kind.STALE);
        }
    }

    record Timer(String id, Duration delay, Event event) {}

    record Actor(Life life, Optional<Snapshot> snapshot, List<Mail> mailbox, List<Timer> timers,
            Set<Integer> waitsFor, int attempts, int restarts, Set<String> running) {
        static Actor fresh(List<Mail> mailbox, int attempts, int restarts) {
            return new Actor(Life.NEW, Optional.empty(), mailbox, List.of(), Set.of(), attempts, restarts,
                    Set.of());
        }

        Actor ended() {
            return new Actor(Life.ENDED, Optional.empty(), List.of(), List.of(), Set.of(), 0, 0, Set.of());
        }

        Actor mailbox(List<Mail> other) {
            return new Actor(life, snapshot, List.copyOf(other), timers, waitsFor, attempts, restarts,
                    running);
        }

        Actor waitsFor(Set<Integer> others) {
            return new Actor(life, snapshot, mailbox, timers, Set.copyOf(others), attempts, restarts,
                    running);
        }

        /// After its child was stopped or started.
        Actor child(boolean runs) {
            return new Actor(life, snapshot, mailbox.stream().map(Mail::stale).toList(), timers, waitsFor,
                    attempts, restarts, runs ? Set.of(CHILD) : Set.of());
        }

        Actor without() {
            return new Actor(life, snapshot, mailbox, timers, waitsFor, attempts, restarts, Set.of());
        }

        boolean in(String state) {
            return snapshot.isPresent() && snapshot.get().in(state);
        }
    }

    NaiveSystem(MachineSystem system, int crashes) {
        this.system = system;
        this.crashes = crashes;
        members.addAll(system.members());
        for (Member parent : system.members()) {
            parent.machine().part(CHILD).ifPresent(part -> {
                var group = new ActorGroup(parent.group().name() + "/" + CHILD, part.machine(), 1, false,
                        Mailbox.unbounded(), RestartPolicy.TEMPORARY, Optional.empty(),
                        parent.group().position());
                childOf.put(parent.index(), members.size());
                members.add(new Member(members.size(), group, 0, parent.name() + "/" + CHILD, part));
            });
        }
    }

    /// In how many states somebody has a child that lives.
    long children() {
        return states.stream().filter(state -> childOf.values().stream()
                .anyMatch(child -> state.actors.get(child).life != Life.ENDED)).count();
    }

    private boolean isChild(Member member) {
        return member.index() >= system.members().size();
    }

    private Member parent(Member child) {
        for (var pair : childOf.entrySet()) {
            if (pair.getValue() == child.index()) {
                return members.get(pair.getKey());
            }
        }
        throw new AssertionError(child);
    }

    /// Visits at most so many states; false if there are more.
    boolean explore(int most) {
        List<Actor> actors = new ArrayList<>();
        for (Member member : members) {
            actors.add(isChild(member)
                    ? new Actor(Life.ENDED, Optional.empty(), List.of(), List.of(), Set.of(), 0, 0, Set.of())
                    : begun(member, List.of(), 0, 0));
        }
        Whole first = new Whole(List.copyOf(actors), 0, 0);
        ArrayDeque<Whole> open = new ArrayDeque<>(List.of(first));
        states.add(first);
        while (!open.isEmpty()) {
            Whole state = open.poll();
            judge(state);
            List<Whole> next = next(state);
            if (next.isEmpty() && !rests(state, state.equals(first))) {
                trouble.add("SC202");
            }
            for (Whole one : next) {
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
        for (Whole state : states) {
            if (areIn(places, state)) {
                Set<Whole> after = new HashSet<>(Set.of(state));
                ArrayDeque<Whole> open = new ArrayDeque<>(after);
                boolean stay = true;
                while (stay && !open.isEmpty()) {
                    for (Whole next : next(open.poll())) {
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

    private boolean areIn(Map<String, String> places, Whole state) {
        for (Member member : system.members()) {
            String place = places.get(member.group().name());
            var snapshot = state.actors.get(member.index()).snapshot();
            if (place != null && (snapshot.isEmpty() || !snapshot.get().configuration().contains(place))) {
                return false;
            }
        }
        return true;
    }

    private List<Whole> next(Whole state) {
        List<Whole> next = new ArrayList<>();
        for (Member member : members) {
            step(state, member, next);
        }
        return next;
    }

    /// A life at its beginning; a start that sends nothing has happened already.
    private Actor begun(Member member, List<Mail> mailbox, int attempts, int restarts) {
        Actor fresh = Actor.fresh(mailbox, attempts, restarts);
        StepResult start = Step.initial(member.machine(), null, Guards.NONE);
        boolean silent = start.snapshot().failure().isEmpty()
                && start.effects().stream().noneMatch(effect -> effect instanceof Effect.SendTo
                        || effect instanceof Effect.SendParent || effect instanceof Effect.Spawn
                        || (effect instanceof Effect.Done && isChild(member)))
                && (start.snapshot().isActive() || member.group().restart() != RestartPolicy.PERMANENT);
        return !silent
                ? fresh
                : start.snapshot().isActive()
                        ? running(fresh, start, mailbox, List.of(), attempts)
                        : fresh.ended();
    }

    private static Actor running(Actor before, StepResult result, List<Mail> mailbox, List<Timer> timers,
            int attempts) {
        List<Timer> all = new ArrayList<>(timers);
        List<Timer> started = new ArrayList<>();
        for (Effect effect : result.effects()) {
            switch (effect) {
                case Effect.CancelTimer(var id, var _) -> {
                    started.removeIf(timer -> timer.id.equals(id));
                    all.removeIf(timer -> timer.id.equals(id));
                }
                case Effect.StartTimer start -> started.add(new Timer(start.id().orElseThrow(),
                        ((Delay.Fixed) start.delay()).duration(), start.event()));
                default -> {
                }
            }
        }
        started.sort(Comparator.comparing(Timer::delay));
        all.addAll(started);
        return new Actor(Life.RUNNING, Optional.of(result.snapshot()), mailbox, List.copyOf(all),
                before.waitsFor, attempts, before.restarts, before.running);
    }

    private void step(Whole state, Member member, List<Whole> next) {
        Actor actor = state.actors.get(member.index());
        if (actor.life == Life.ENDED || !actor.waitsFor.isEmpty()) {
            return;
        }
        if (actor.life == Life.NEW) {
            taken(state, member, Step.initial(member.machine(), null, Guards.NONE), actor.mailbox,
                    actor.mailbox, List.of(), false, next);
            return;
        }
        Snapshot snapshot = actor.snapshot.orElseThrow();
        for (int i = 0; i < actor.mailbox.size(); i++) {
            Mail mail = actor.mailbox.get(i);
            boolean turn = i == 0 || (mail.from >= 0 && channel(mail.from, member.index()).unordered()
                    && !actor.mailbox.subList(0, i).contains(mail));
            if (turn && mail.kind == Kind.STALE) {
                List<Mail> rest = new ArrayList<>(actor.mailbox);
                rest.remove(i);
                next.add(released(state.with(member.index(), new Actor(actor.life, actor.snapshot,
                        List.copyOf(rest), actor.timers, actor.waitsFor, 0, actor.restarts, actor.running)),
                        member));
            } else if (turn) {
                boolean last = mail.kind == Kind.LAST_OF_CHILD || mail.kind == Kind.CHILD_FAILED;
                StepResult result = Step.step(snapshot, mail.event, Guards.NONE);
                if (!last && !result.handled() && result.transitions().isEmpty()
                        && result.snapshot().failure().isEmpty()) {
                    trouble.add("SC203 " + member.group().name() + " " + mail.event.type());
                }
                boolean again = result.snapshot().failure().isPresent() && actor.attempts < REDELIVERIES;
                List<Mail> rest = new ArrayList<>(actor.mailbox);
                rest.remove(i);
                taken(last ? state.with(member.index(), actor.without()) : state, member, result,
                        List.copyOf(rest), again ? actor.mailbox : List.copyOf(rest),
                        actor.timers, true, next);
            }
        }
        for (Timer timer : actor.timers) {
            boolean earliest = actor.timers.subList(0, actor.timers.indexOf(timer)).stream()
                    .noneMatch(earlier -> earlier.delay.compareTo(timer.delay) <= 0);
            if (earliest) {
                List<Timer> others = new ArrayList<>(actor.timers);
                others.remove(timer);
                taken(state, member, Step.step(snapshot, timer.event, Guards.NONE), actor.mailbox,
                        actor.mailbox, others, false, next);
            }
        }
        if (state.crashes < crashes && !actor.mailbox.isEmpty()) {
            Whole crashed = new Whole(state.actors, state.crashes + 1, state.restarts);
            next.addAll(ruled(crashed, member, actor.mailbox, actor.mailbox, 0));
        }
    }

    /// All that a step can become: by what the supervisor does, and what the channels do.
    private void taken(Whole state, Member member, StepResult result, List<Mail> mailbox,
            List<Mail> nextLife, List<Timer> timers, boolean message, List<Whole> next) {
        Actor actor = state.actors.get(member.index());
        if (result.snapshot().failure().isPresent()) {
            trouble.add("SC203");
            int attempts = actor.attempts + (message ? 1 : 0);
            next.addAll(ruled(state, member, mailbox, nextLife, attempts > REDELIVERIES ? 0 : attempts));
            return;
        }
        int attempts = message ? 0 : actor.attempts;
        List<Whole> after = new ArrayList<>();
        if (result.snapshot().isActive()) {
            after.add(state.with(member.index(), running(actor, result, mailbox, timers, attempts)));
        } else if (member.group().restart() == RestartPolicy.PERMANENT) {
            for (boolean again : rulings(state, member)) {
                for (Whole sent : sent(own(state, member, mailbox, attempts, again), state, member, result)) {
                    next.add(again ? othersRestarted(sent, member) : sent);
                }
            }
            return;
        } else {
            lose(mailbox);
            after.add(childless(state.with(member.index(), actor.ended()), member));
        }
        for (Whole one : after) {
            next.addAll(sent(one, state, member, result));
        }
    }

    private void lose(List<Mail> mailbox) {
        if (mailbox.stream().anyMatch(mail -> mail.kind == Kind.ORDINARY)) {
            trouble.add("SC206");
        }
    }

    // ---- supervision

    private boolean alone() {
        return system.supervision().strategy() == Strategy.ONE_FOR_ONE;
    }

    /// Whether the supervisor may start the actor again, and whether it may give it up.
    private List<Boolean> rulings(Whole state, Member member) {
        int most = system.supervision().maxRestarts();
        int counted = alone() ? state.actors.get(member.index()).restarts : state.restarts;
        List<Boolean> rulings = new ArrayList<>();
        if (most > 0) {
            rulings.add(true);
        }
        if (counted >= most) {
            rulings.add(false);
        }
        return rulings;
    }

    /// The actor itself after a ruling.
    private Whole own(Whole state, Member member, List<Mail> mailbox, int attempts, boolean again) {
        Actor actor = state.actors.get(member.index());
        if (!again) {
            lose(mailbox);
            return childless(state.with(member.index(), actor.ended()), member);
        }
        int restarts = alone() ? Math.min(system.supervision().maxRestarts(), actor.restarts + 1) : 0;
        List<Mail> kept = stale(mailbox);
        return childless(state.with(member.index(), actor.life == Life.NEW
                ? Actor.fresh(kept, attempts, restarts)
                : begun(member, kept, attempts, restarts)), member);
    }

    private static List<Mail> stale(List<Mail> mailbox) {
        return mailbox.stream().map(Mail::stale).toList();
    }

    /// The child of an actor is no more.
    private Whole childless(Whole state, Member member) {
        Integer child = childOf.get(member.index());
        return child == null ? state : state.with(child, state.actors.get(child).ended());
    }

    /// @param nextLife
    ///            what waits for the actor if it is started again: what failed, too
    private List<Whole> ruled(Whole state, Member member, List<Mail> mailbox, List<Mail> nextLife,
            int attempts) {
        List<Whole> next = new ArrayList<>();
        if (member.group().restart() == RestartPolicy.TEMPORARY) {
            lose(mailbox);
            Whole ended = childless(state.with(member.index(), state.actors.get(member.index()).ended()),
                    member);
            if (isChild(member)) {
                Actor parent = ended.actors.get(parent(member).index());
                List<Mail> waiting = new ArrayList<>(parent.mailbox);
                waiting.addFirst(new Mail(Event.failed(CHILD, Map.of()), -1, Kind.CHILD_FAILED));
                ended = parent.life == Life.ENDED
                        ? ended
                        : ended.with(parent(member).index(), parent.mailbox(waiting));
            }
            next.add(released(ended, member));
            return next;
        }
        for (boolean again : rulings(state, member)) {
            Whole own = own(state, member, again ? nextLife : mailbox, attempts, again);
            next.add(released(again ? othersRestarted(own, member) : own, member));
        }
        return next;
    }

    private Whole othersRestarted(Whole state, Member failed) {
        if (alone()) {
            return state;
        }
        Whole next = new Whole(state.actors, state.crashes,
                Math.min(system.supervision().maxRestarts(), state.restarts + 1));
        for (Member other : system.members()) {
            Actor actor = next.actors.get(other.index());
            boolean affected = !isChild(failed) && other.index() != failed.index() && actor.life != Life.ENDED
                    && (system.supervision().strategy() == Strategy.ONE_FOR_ALL
                            || other.index() > failed.index());
            if (affected && other.group().restart() == RestartPolicy.TEMPORARY) {
                lose(actor.mailbox);
                next = released(childless(next.with(other.index(), actor.ended()), other), other);
            } else if (affected) {
                next = childless(next.with(other.index(), begun(other, stale(actor.mailbox), 0, 0)), other);
            }
        }
        return next;
    }

    // ---- messages

    private Channel channel(int from, int to) {
        return system.channel(system.members().get(from).group(), system.members().get(to).group());
    }

    private int root(Member member) {
        return isChild(member) ? parent(member).index() : member.index();
    }

    /// What a step makes of the child of whoever takes it, and of the parent; others are
    /// not concerned.
    private Optional<Whole> family(Whole state, Whole before, Member member, Effect effect, boolean lives) {
        Integer place = childOf.get(member.index());
        boolean runs = place != null && state.actors.get(member.index()).running.contains(CHILD);
        return switch (effect) {
            case Effect.Spawn _ when place != null && lives -> Optional.of(state
                    .with(member.index(), state.actors.get(member.index()).child(true))
                    .with(place, begun(members.get(place), List.of(), 0, 0)));
            case Effect.StopChild _ when runs && lives -> Optional.of(childless(
                    state.with(member.index(), state.actors.get(member.index()).child(false)), member));
            case Effect.SendTo send when place != null && send.actor().equals(CHILD) && (runs || !lives) ->
                Optional.of(!lives
                        ? state
                        : delivered(state, before, member, members.get(place), new Mail(send.event(), -1)));
            case Effect.SendParent send when isChild(member) ->
                Optional.of(delivered(state, before, member, parent(member),
                        new Mail(send.event(), -1, Kind.FROM_CHILD)));
            case Effect.Done(var output) when isChild(member) ->
                Optional.of(delivered(state, before, member, parent(member),
                        new Mail(Event.done(CHILD, output), -1, Kind.LAST_OF_CHILD)));
            default -> Optional.empty();
        };
    }

    private List<Whole> sent(Whole after, Whole before, Member member, StepResult result) {
        List<Whole> all = List.of(after);
        for (Effect effect : result.effects()) {
            if (family(all.getFirst(), before, member, effect, result.snapshot().isActive()).isPresent()) {
                all = all.stream().map(one -> family(one, before, member, effect,
                        result.snapshot().isActive()).orElseThrow()).toList();
            } else if (effect instanceof Effect.SendTo send) {
                for (Member to : system.addressed(send.actor())) {
                    Channel channel = channel(root(member), to.index());
                    Mail mail = new Mail(send.event(), channel.unordered() ? root(member) : -1);
                    List<Whole> wider = new ArrayList<>();
                    for (Whole one : all) {
                        Whole once = delivered(one, before, member, to, mail);
                        wider.add(once);
                        if (channel.lossy()) {
                            wider.add(one);
                        }
                        if (channel.duplicating()) {
                            wider.add(delivered(once, before, member, to, mail));
                        }
                    }
                    all = wider;
                }
            }
        }
        return all.stream().map(one -> released(one, member)).toList();
    }

    private Whole delivered(Whole state, Whole before, Member from, Member to, Mail mail) {
        Actor receiver = state.actors.get(to.index());
        if (receiver.life == Life.ENDED) {
            trouble.add("SC206");
            return state;
        }
        List<Mail> mailbox = new ArrayList<>(receiver.mailbox);
        boolean full = mailbox.size() >= capacity(to);
        if (full && overflow(to) != Overflow.BLOCK) {
            trouble.add("SC206");
            if (overflow(to) != Overflow.DROP_OLDEST) {
                return state;
            }
            mailbox.removeFirst();
        }
        mailbox.add(mail);
        Whole next = state.with(to.index(), receiver.mailbox(mailbox));
        Actor sender = next.actors.get(from.index());
        boolean waitedFor = before.actors.stream()
                .anyMatch(actor -> actor.waitsFor.contains(from.index()));
        if (full && overflow(to) == Overflow.BLOCK && to.index() != from.index() && !waitedFor
                && sender.life != Life.ENDED) {
            Set<Integer> waits = new HashSet<>(sender.waitsFor);
            waits.add(to.index());
            return next.with(from.index(), sender.waitsFor(waits));
        }
        return next;
    }

    private static int capacity(Member member) {
        return member.group().mailbox() instanceof Mailbox.Bounded bounded
                ? bounded.capacity()
                : Integer.MAX_VALUE;
    }

    private static Overflow overflow(Member member) {
        return member.group().mailbox() instanceof Mailbox.Bounded bounded
                ? bounded.overflow()
                : Overflow.BLOCK;
    }

    /// Nobody waits any more for room where there is room.
    private static Whole released(Whole state, Member member) {
        if (state.actors.get(member.index()).mailbox.size() >= capacity(member)) {
            return state;
        }
        List<Actor> actors = new ArrayList<>();
        for (Actor actor : state.actors) {
            Set<Integer> waits = new HashSet<>(actor.waitsFor);
            actors.add(waits.remove(member.index()) ? actor.waitsFor(waits) : actor);
        }
        return new Whole(List.copyOf(actors), state.crashes, state.restarts);
    }

    // ---- judging

    private boolean rests(Whole state, boolean first) {
        for (Actor actor : state.actors) {
            boolean rests = actor.life == Life.ENDED || actor.in("s0")
                    || (actor.snapshot.isPresent() && tagged(actor.snapshot.get()));
            if (!rests || first || !actor.mailbox.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean tagged(Snapshot snapshot) {
        return snapshot.activeStates().stream().map(State::tags).anyMatch(tags -> tags.contains("rest"));
    }

    private void judge(Whole state) {
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

    private long count(Whole state, String group, String in) {
        return system.all(group).stream().filter(member -> state.actors.get(member.index()).in(in)).count();
    }
}
