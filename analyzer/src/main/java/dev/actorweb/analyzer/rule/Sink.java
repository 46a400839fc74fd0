package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Severity;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// SC108: the machine gets stuck in a state that does not say it is the end.
///
/// A state is stuck when neither it nor an ancestor, nor another region that is active at the same
/// time, has a transition that leaves it, and nothing happens in it either: no service runs and no
/// event has an action. A final state is stuck in the same way when nobody waits for the end of
/// its parent.
public final class Sink implements Rule {
    /// The tag of states in which a machine may stay for good.
    private static final String REST = "rest";

    @Override
    public String id() {
        return "SC108";
    }

    @Override
    public String title() {
        return "dead end that is not final";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Machine machine = subject.machine();
        if (machine.states().size() < 3) { // nowhere else to go
            return;
        }
        subject.proof().filter(exploration -> exploration.halts().isEmpty())
                .ifPresent(exploration -> explored(subject, exploration, findings));
        for (State state : machine.states()) {
            if (state.isRoot() || state.tags().contains(REST) || subject.hasUnreadTransitions(state)
                    || !subject.reachability().isReachable(state)) {
                continue;
            }
            State parent = machine.state(state.parent());
            if (state.kind() == Kind.ATOMIC && parent.kind() != Kind.PARALLEL && stuck(subject, state)) {
                findings.add(state.position(), state, "nothing leads out of " + subject.name(state)
                        + ", and it is not final", "add a transition, or `type: final` if it is the end");
            } else if (state.kind() == Kind.FINAL && endsUnheard(machine, parent) && stuck(subject, state)) {
                findings.add(state.position(), state,
                        subject.name(state) + " ends " + subject.name(parent)
                                + ", and nothing leads on from there",
                        "add `onDone` to " + subject.name(parent));
            }
        }
    }

    /// Where something leads out as far as the texts show, but nothing can be taken any more.
    private static void explored(Subject subject, Exploration exploration, Findings findings) {
        Machine machine = subject.machine();
        BitSet known = new BitSet();
        BitSet stuck = exploration.stuck();
        for (int place = stuck.nextSetBit(0); place >= 0; place = stuck.nextSetBit(place + 1)) {
            Snapshot snapshot = exploration.snapshot(place);
            List<State> active = snapshot.activeStates();
            State last = active.getLast();
            boolean alone = snapshot.configuration().size() == 1 && last.kind() == Kind.ATOMIC
                    && !last.isRoot();
            if (alone && !known.get(last.index()) && !snapshot.tags().contains(Trap.REST)
                    && machine.state(last.parent()).kind() != Kind.PARALLEL && !stuck(subject, last)) {
                known.set(last.index());
                int stop = place;
                findings.addShown(() -> exploration.trace(stop), last.position(), last,
                        "the machine can get stuck in "
                                + subject.name(last)
                                + ": transitions lead out, but none of them can be taken any more",
                        "it comes to that by " + Wording.way(exploration.trace(place))
                                + "; look at the guards");
            }
        }
    }

    /// The end of a region is waited for by the other regions.
    private static boolean endsUnheard(Machine machine, State parent) {
        return parent.kind() == Kind.COMPOUND && !parent.isRoot() && parent.onDone().isEmpty()
                && machine.state(parent.parent()).kind() != Kind.PARALLEL;
    }

    private static boolean stuck(Subject subject, State state) {
        if (!state.invokes().isEmpty()) {
            return false;
        }
        Set<String> swallowed = new HashSet<>();
        for (State at = state;; at = subject.machine().state(at.parent())) {
            List<Transition> takeable = subject.reachability().takeable(at);
            for (Transition transition : takeable) {
                if (!isSwallowed(transition, swallowed) && leads(subject, at, transition, state)) {
                    return false;
                }
            }
            swallow(takeable, swallowed);
            if (at.isRoot()) {
                return true;
            }
            State parent = subject.machine().state(at.parent());
            if (parent.kind() == Kind.PARALLEL && othersLeave(subject, parent, at)) {
                return false;
            }
        }
    }

    /// An event that a state takes without a guard does not come to its ancestors.
    private static void swallow(List<Transition> takeable, Set<String> swallowed) {
        for (Transition transition : takeable) {
            if (transition.trigger() instanceof Trigger.OnEvent on && transition.guard().isEmpty()) {
                swallowed.add(on.descriptor());
            }
        }
    }

    private static boolean isSwallowed(Transition transition, Set<String> swallowed) {
        return transition.trigger() instanceof Trigger.OnEvent on
                && (swallowed.contains(on.descriptor()) || swallowed.contains("*"));
    }

    /// Whether the transition does something in, or leads out of, the state that may be stuck.
    private static boolean leads(Subject subject, State source, Transition transition, State state) {
        if (transition.trigger() instanceof Trigger.Done) { // its children would have to end first
            return false;
        }
        if (!transition.actions().isEmpty()) {
            return true;
        }
        List<State> targets = Targets.resolve(subject.machine(), source, transition.targets());
        if (targets.size() < transition.targets().size()) { // dangling, but meant as a way out
            return true;
        }
        for (State target : targets) {
            if (target.index() != state.index()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a state in another region has a transition that leaves the parallel state or begins
    /// its regions again.
    private static boolean othersLeave(Subject subject, State parallel, State region) {
        Machine machine = subject.machine();
        for (int i = parallel.index() + 1; i < machine.states().size()
                && machine.isDescendant(machine.state(i), parallel); i++) {
            State other = machine.state(i);
            if (Lineage.within(machine, other, region) || !subject.reachability().isReachable(other)) {
                continue;
            }
            State own = Lineage.branch(machine, parallel, other);
            for (Transition transition : subject.reachability().takeable(other)) {
                for (State target : Targets.resolve(machine, other, transition.targets())) {
                    if (!Lineage.within(machine, target, own)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
