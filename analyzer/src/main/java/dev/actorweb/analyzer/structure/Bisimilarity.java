package dev.actorweb.analyzer.structure;

import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Which atomic states of a group behave alike for ever: the same actions, services and timers, and
/// on everything they wait for transitions to states that behave alike again.
///
/// The coarsest such partition, by refinement: states are told apart by what they do themselves,
/// then by where they lead, until nothing changes. States that a condition asks about, that another
/// transition names from outside of the group by its id, or without any transition, are each
/// themselves alone.
public final class Bisimilarity {
    private final Machine machine;
    private int[] classes;
    private int[] firsts = {};

    private Bisimilarity(Machine machine) {
        this.machine = machine;
        this.classes = new int[machine.states().size()];
    }

    public static Bisimilarity of(Machine machine, References references) {
        Set<Integer> asked = new HashSet<>();
        for (Reference reference : references.states()) {
            machine.find(reference.name()).ifPresent(state -> asked.add(state.index()));
        }
        Bisimilarity same = new Bisimilarity(machine);
        int[] classes = same.number(state -> isMergeable(state) && !asked.contains(state.index())
                ? state.parent() + "|" + own(state)
                : "#" + state.index());
        int distinct = -1;
        int now = distinct(classes);
        while (now != distinct) {
            distinct = now;
            same.classes = classes;
            classes = same.number(same::refined);
            now = distinct(classes);
        }
        same.classes = classes;
        same.firsts = firsts(classes);
        return same;
    }

    private static int[] firsts(int[] classes) {
        Map<Integer, Integer> first = new HashMap<>();
        int[] firsts = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            Integer before = first.putIfAbsent(classes[i], i);
            firsts[i] = before == null ? i : before;
        }
        return firsts;
    }

    /// The index of the first state that behaves like this one; its own when there is none before.
    public int first(State state) {
        return firsts[state.index()];
    }

    private static boolean isMergeable(State state) {
        return state.kind() == Kind.ATOMIC && !state.isRoot() && !state.transitions().isEmpty();
    }

    private static String own(State state) {
        StringBuilder own = new StringBuilder();
        own.append(Likeness.of(state.entry())).append(Likeness.of(state.exit())).append(state.tags())
                .append(Likeness.of(state.meta()));
        for (Invoke invoke : state.invokes()) {
            own.append(invoke.src()).append(Likeness.of(invoke.input()));
        }
        return own.toString();
    }

    private String refined(State state) {
        StringBuilder text = new StringBuilder().append(classes[state.index()]);
        for (Transition transition : state.transitions()) {
            String wait = Likeness.withoutTargets(transition);
            for (Invoke invoke : state.invokes()) {
                wait = wait.replace(invoke.id(), "");
            }
            text.append('\n').append(wait);
            for (State target : Targets.resolve(machine, state, transition.targets())) {
                text.append(' ').append(target.index() == state.index() && !transition.reenter()
                        ? "self"
                        : String.valueOf(classes[target.index()]));
            }
        }
        return text.toString();
    }

    private int[] number(Function<State, String> signature) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] numbered = new int[machine.states().size()];
        for (State state : machine.states()) {
            numbered[state.index()] = numbers.computeIfAbsent(
                    isMergeable(state) ? signature.apply(state) : "#" + state.index(), _ -> numbers.size());
        }
        return numbered;
    }

    private static int distinct(int[] classes) {
        Set<Integer> distinct = new HashSet<>();
        for (int c : classes) {
            distinct.add(c);
        }
        return distinct.size();
    }
}
