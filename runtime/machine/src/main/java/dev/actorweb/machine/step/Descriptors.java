package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The transitions of one state by what they wait for, while the machine is compiled. One
/// descriptor written twice is one list. Cleared and used again from state to state.
final class Descriptors {
    /// Up to this many are compared one by one.
    private static final int FEW = 12;
    private final List<String> names = new ArrayList<>();
    private final List<CompiledTransition[]> transitions = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    void clear() {
        names.clear();
        transitions.clear();
        places.clear();
    }

    void add(String descriptor, CompiledTransition transition) {
        int place = place(descriptor);
        if (place < 0) {
            names.add(descriptor);
            transitions.add(new CompiledTransition[]{transition});
            if (names.size() > FEW) {
                index();
            }
            return;
        }
        CompiledTransition[] before = transitions.get(place);
        CompiledTransition[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = transition;
        transitions.set(place, after);
    }

    private int place(String descriptor) {
        return names.size() > FEW ? places.getOrDefault(descriptor, -1) : names.indexOf(descriptor);
    }

    private void index() {
        for (int place = places.size(); place < names.size(); place++) {
            places.put(names.get(place), place);
        }
    }

    /// Gives a state its transitions: exact descriptors in document order, wildcards the
    /// longest first.
    void giveTo(CompiledState state) {
        List<String> wildcards = new ArrayList<>(0);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith("*")) {
                wildcards.add(names.get(i));
            }
        }
        if (wildcards.isEmpty()) {
            state.onExactly(names.toArray(new String[0]),
                    transitions.toArray(new CompiledTransition[0][]));
            return;
        }
        List<String> exact = new ArrayList<>(names);
        exact.removeAll(wildcards);
        wildcards.sort((a, b) -> Integer.compare(b.length(), a.length()));
        state.onExactly(exact.toArray(new String[0]), lists(exact));
        state.wildcards = wildcards.toArray(new String[0]);
        state.onWildcards = lists(wildcards);
    }

    /// Gives a state its transitions as SCXML asks them: in the order in which they were added,
    /// whatever the descriptors.
    void giveInOrder(CompiledState state) {
        TreeMap<Integer, String> byNumber = new TreeMap<>();
        TreeMap<Integer, CompiledTransition> ordered = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (CompiledTransition transition : transitions.get(i)) {
                byNumber.put(transition.id, names.get(i));
                ordered.put(transition.id, transition);
            }
        }
        state.inOrder = ordered.values().toArray(CompiledTransition.NONE);
        state.descriptors = byNumber.values().toArray(new String[0]);
    }

    private CompiledTransition[][] lists(List<String> descriptors) {
        CompiledTransition[][] found = new CompiledTransition[descriptors.size()][];
        for (int i = 0; i < found.length; i++) {
            found[i] = transitions.get(place(descriptors.get(i)));
        }
        return found;
    }
}
