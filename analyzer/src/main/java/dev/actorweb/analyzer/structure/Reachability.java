package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Which states can be entered, as far as structure tells: guards may hold or not, every event may
/// come, every service may end either way.
///
/// A least fixed point over two facts about a state: it can be active, and it can be entered with
/// its defaults (a target below it leaves its `initial` aside). Entry follows SCXML's
/// `computeEntrySet` (W3C Recommendation, appendix D) with XState's transition domain. What is left
/// out is left out for good: transitions behind an unguarded one for the same event, `onDone` of
/// what can't be done, and whatever a state would wait for while an unguarded `always` drives it on.
/// So a state that is not here cannot be entered; one that is here may still be barred by its
/// guards.
///
/// Immutable once made; thread-safe.
public final class Reachability {
    private final Machine machine;
    private final BitSet active = new BitSet();
    private final BitSet entered = new BitSet();
    private final BitSet remembered = new BitSet();
    private final BitSet restless = new BitSet();
    private final Deque<State> fresh = new ArrayDeque<>();
    private final List<List<Transition>> choices;

    private Reachability(Machine machine) {
        this.machine = machine;
        this.choices = new ArrayList<>(machine.states().size());
        for (State state : machine.states()) {
            List<Transition> own = Choices.of(state);
            choices.add(own);
            if (driven(own) || (!state.isRoot() && restless.get(state.parent()))) {
                restless.set(state.index());
            }
        }
    }

    /// Works out what `machine` can enter.
    public static Reachability of(Machine machine) {
        Reachability reach = new Reachability(machine);
        reach.enterByDefault(machine.root());
        while (!reach.fresh.isEmpty()) {
            reach.leave(reach.fresh.remove());
        }
        return reach;
    }

    /// Whether the state can be active; for a history state, whether it can be a target.
    public boolean isReachable(State state) {
        return active.get(state.index());
    }

    /// How many states can be active, the root and history states not counted.
    public int count() {
        int count = 0;
        for (State state : machine.states()) {
            if (!state.isRoot() && state.kind() != Kind.HISTORY && isReachable(state)) {
                count++;
            }
        }
        return count;
    }

    /// The transitions of `state` that can be taken when it is active.
    public List<Transition> takeable(State state) {
        List<Transition> takeable = new ArrayList<>();
        for (Transition transition : choices.get(state.index())) {
            if (canBeTaken(state, transition)) {
                takeable.add(transition);
            }
        }
        return takeable;
    }

    /// Whether the state can have reached its end while it is active: a compound state by a final
    /// child, a parallel one by the ends of all its regions.
    public boolean canBeDone(State state) {
        return switch (state.kind()) {
            case FINAL -> isReachable(state);
            case COMPOUND -> {
                for (int child : state.children()) {
                    if (machine.state(child).kind() == Kind.FINAL && active.get(child)) {
                        yield true;
                    }
                }
                yield false;
            }
            case PARALLEL -> {
                int regions = 0;
                for (int child : state.children()) {
                    if (machine.state(child).kind() != Kind.HISTORY) {
                        regions++;
                        if (!canBeDone(machine.state(child))) {
                            yield false;
                        }
                    }
                }
                yield regions > 0;
            }
            case ATOMIC, HISTORY -> false;
        };
    }

    private static boolean driven(List<Transition> choices) {
        for (Transition transition : choices) {
            if (transition.trigger() instanceof Trigger.Always && transition.guard().isEmpty()
                    && !transition.isTargetless()) {
                return true;
            }
        }
        return false;
    }

    private boolean canBeTaken(State state, Transition transition) {
        return switch (transition.trigger()) {
            case Trigger.Always _ -> true;
            case Trigger.Done _ -> !state.isRoot() && !restless.get(state.index()) && canBeDone(state);
            case Trigger.OnEvent _,Trigger.After _,Trigger.Invoked _ -> !restless.get(state.index());
        };
    }

    @SuppressWarnings("ReferenceEquality") // which of several equal ones it is matters
    private void leave(State state) {
        List<Transition> own = choices.get(state.index());
        int[] known = machine.targets(state);
        int next = 0;
        int at = 0;
        for (Transition transition : state.transitions()) {
            if (next < own.size() && own.get(next) == transition) { // both are in the same order
                next++;
                if (canBeTaken(state, transition)) {
                    take(state, transition, known, at);
                }
            }
            at += transition.targets().size();
        }
    }

    private void take(State source, Transition transition, int[] known, int at) {
        List<State> targets = transition.targets().size() == 1 && known[at] >= 0
                ? List.of(machine.state(known[at]))
                : Targets.meant(machine, source, transition.targets());
        if (!targets.isEmpty()) {
            enter(targets, domain(source, transition.reenter(), targets));
        }
    }

    /// The state that stays active while everything below it is left and entered anew.
    private State domain(State source, boolean reenter, List<State> targets) {
        if (!reenter && contains(source, targets, true)) {
            return source;
        }
        for (int at = source.parent(); at >= 0; at = machine.state(at).parent()) {
            if (contains(machine.state(at), targets, false)) {
                return machine.state(at);
            }
        }
        return machine.root();
    }

    private boolean contains(State ancestor, List<State> targets, boolean itself) {
        for (State target : targets) {
            if (!machine.isDescendant(target, ancestor)
                    && !(itself && target.index() == ancestor.index())) {
                return false;
            }
        }
        return true;
    }

    private void enter(List<State> targets, State domain) {
        for (State target : targets) {
            if (target.kind() == Kind.HISTORY) {
                restore(target);
            } else {
                enterByDefault(target);
            }
            if (machine.isDescendant(target, domain)) {
                for (int at = target.parent(); at != domain.index(); at = machine.state(at).parent()) {
                    activate(machine.state(at));
                    enterOtherRegions(machine.state(at), targets);
                }
            }
        }
        enterOtherRegions(domain, targets);
    }

    private void enterOtherRegions(State parallel, List<State> targets) {
        if (parallel.kind() != Kind.PARALLEL) {
            return;
        }
        for (int child : parallel.children()) {
            State region = machine.state(child);
            if (region.kind() != Kind.HISTORY && !holdsAny(region, targets)) {
                enterByDefault(region);
            }
        }
    }

    private boolean holdsAny(State region, List<State> targets) {
        for (State target : targets) {
            if (Lineage.within(machine, target, region)) {
                return true;
            }
        }
        return false;
    }

    private void enterByDefault(State state) {
        if (entered.get(state.index())) {
            return;
        }
        entered.set(state.index());
        activate(state);
        enterChildren(state);
    }

    private void enterChildren(State state) {
        switch (state.kind()) {
            case COMPOUND -> {
                List<State> initial = Targets.initial(machine, state);
                if (!initial.isEmpty()) {
                    enter(initial, state);
                }
            }
            case PARALLEL -> enterOtherRegions(state, List.of());
            case ATOMIC, FINAL, HISTORY -> {
            }
        }
    }

    /// Either nothing is remembered and the default is taken; or what was active before is entered
    /// again: by a deep history just that, by a shallow one the children with their defaults.
    private void restore(State history) {
        if (active.get(history.index())) {
            return;
        }
        active.set(history.index());
        State parent = machine.state(history.parent());
        List<Target> written = history.historyDefault();
        List<State> defaults = Targets.meant(machine, history, written);
        if (defaults.isEmpty()) {
            enterChildren(parent);
        } else {
            enter(defaults, parent);
        }
        if (history.history().orElse(History.SHALLOW) == History.SHALLOW) {
            remembered.set(parent.index());
            for (int child : parent.children()) {
                if (active.get(child) && machine.state(child).kind() != Kind.HISTORY) {
                    enterByDefault(machine.state(child));
                }
            }
        }
    }

    private void activate(State state) {
        if (active.get(state.index())) {
            return;
        }
        active.set(state.index());
        fresh.add(state);
        if (!state.isRoot() && remembered.get(state.parent())) {
            enterByDefault(state);
        }
        if (state.kind() == Kind.FINAL) {
            for (int at = state.parent(); at >= 0; at = machine.state(at).parent()) {
                if (active.get(at)) {
                    fresh.add(machine.state(at));
                }
            }
        }
    }
}
