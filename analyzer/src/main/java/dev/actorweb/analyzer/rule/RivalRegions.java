package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.structure.GuardLogic;
import dev.actorweb.analyzer.structure.GuardLogic.Answer;
import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SC107: two regions of a parallel state react to the same event, and one of them leaves the
/// state: the other's transition is then lost.
public final class RivalRegions implements Rule {
    @Override
    public String id() {
        return "SC107";
    }

    @Override
    public String title() {
        return "transitions in two regions that exclude each other";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Proof proof() {
        return Proof.EXPLORATION;
    }

    /// Two transitions of which only one can be taken.
    private record Rivals(State parallel, State source, Transition leaving, State other, Transition lost) {}

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Exploration> proof = subject.proof();
        if (proof.isEmpty()) {
            return;
        }
        List<Rivals> open = rivals(subject.machine());
        for (int place = 0; place < proof.get().places() && !open.isEmpty(); place++) {
            Snapshot snapshot = proof.get().snapshot(place);
            open.removeIf(rivals -> meet(subject, rivals, snapshot, findings));
        }
    }

    private static List<Rivals> rivals(Machine machine) {
        List<Rivals> found = new ArrayList<>();
        GuardLogic logic = new GuardLogic(machine);
        for (State parallel : machine.states()) {
            if (parallel.kind() == Kind.PARALLEL) {
                for (State source : inside(machine, parallel)) {
                    for (Transition transition : source.on()) {
                        if (leaves(machine, parallel, source, transition)) {
                            rivals(machine, logic, parallel, source, transition, found);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static void rivals(Machine machine, GuardLogic logic, State parallel, State source,
            Transition leaving,
            List<Rivals> found) {
        for (State other : inside(machine, parallel)) {
            if (Lineage.branch(machine, parallel, other).index() == Lineage.branch(machine, parallel, source)
                    .index()) {
                continue;
            }
            for (Transition lost : other.on()) {
                boolean before = source.index() < other.index();
                if (!lost.isTargetless() && sameEvent(machine, leaving, lost)
                        && (before || !leaves(machine, parallel, other, lost))
                        && !goTheSameWay(machine, source, leaving, other, lost)
                        && logic.can(guards(leaving, lost), List.of()).answer() != Answer.NEVER) {
                    found.add(new Rivals(parallel, source, leaving, other, lost));
                }
            }
        }
    }

    private static List<State> inside(Machine machine, State parallel) {
        List<State> states = new ArrayList<>();
        for (State state : machine.states()) {
            if (machine.isDescendant(state, parallel)) {
                states.add(state);
            }
        }
        return states;
    }

    private static List<Guard> guards(Transition one, Transition other) {
        List<Guard> guards = new ArrayList<>();
        one.guard().ifPresent(guards::add);
        other.guard().ifPresent(guards::add);
        return guards;
    }

    private static boolean leaves(Machine machine, State parallel, State source, Transition transition) {
        for (State target : Targets.resolve(machine, source, transition.targets())) {
            if (!machine.isDescendant(target, parallel)) {
                return true;
            }
        }
        return false;
    }

    /// Both lead to the same: then it does not matter which is taken.
    private static boolean goTheSameWay(Machine machine, State source, Transition one, State other,
            Transition two) {
        return Targets.resolve(machine, source, one.targets())
                .equals(Targets.resolve(machine, other, two.targets())) && one.actions().isEmpty()
                && two.actions().isEmpty();
    }

    private static boolean sameEvent(Machine machine, Transition one, Transition other) {
        String first = ((Trigger.OnEvent) one.trigger()).descriptor();
        String second = ((Trigger.OnEvent) other.trigger()).descriptor();
        return machine.dialect().matches(first, second) || machine.dialect().matches(second, first);
    }

    private static boolean meet(Subject subject, Rivals rivals, Snapshot snapshot, Findings findings) {
        String event = ((Trigger.OnEvent) rivals.leaving.trigger()).descriptor();
        if (!snapshot.isActive()
                || !isFirst(subject.machine(), snapshot, rivals.source, rivals.leaving, event)
                || !isFirst(subject.machine(), snapshot, rivals.other, rivals.lost, event)) {
            return false;
        }
        boolean certain = rivals.leaving.guard().isEmpty() && rivals.lost.guard().isEmpty();
        findings.add(rivals.lost.position(), rivals.other,
                "on `" + event + "` " + subject.name(rivals.source) + (certain ? " leaves " : " may leave ")
                        + subject.parallelName(rivals.parallel) + " (line " + rivals.leaving.position().line()
                        + "), and this transition of " + subject.name(rivals.other)
                        + (certain ? " is lost" : " may be lost"),
                "move the reaction to " + subject.name(rivals.parallel) + ", or use different events");
        return true;
    }

    /// Whether the event comes to this transition: no state inside and no earlier line takes it.
    private static boolean isFirst(Machine machine, Snapshot snapshot, State source, Transition wanted,
            String event) {
        if (!snapshot.isActive(source.index())) {
            return false;
        }
        for (State state : snapshot.activeStates()) {
            if (machine.isDescendant(state, source) && takes(machine, state, event)) {
                return false;
            }
        }
        for (Transition transition : source.on()) {
            if (transition.equals(wanted)) {
                return true;
            }
            if (transition.guard().isEmpty()
                    && machine.dialect().matches(((Trigger.OnEvent) transition.trigger()).descriptor(),
                            event)) {
                return false;
            }
        }
        return false;
    }

    private static boolean takes(Machine machine, State state, String event) {
        for (Transition transition : state.on()) {
            if (machine.dialect().matches(((Trigger.OnEvent) transition.trigger()).descriptor(), event)) {
                return true;
            }
        }
        return false;
    }
}
