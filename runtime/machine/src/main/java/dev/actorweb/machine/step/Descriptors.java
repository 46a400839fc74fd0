package dev.actorweb.machine.step;

import java.util.ArrayList;
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
    /// By descriptor, the first of its transitions and the last, which the first leads to.
    private final List<CompiledTransition> firsts = new ArrayList<>();
    private final List<CompiledTransition> lasts = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    /// What the state before waits for: in large machines states are much alike, and share it.
    private String[] before = {};

    void clear() {
        names.clear();
        firsts.clear();
        lasts.clear();
        places.clear();
    }

    void add(String descriptor, CompiledTransition transition) {
        int place = place(descriptor);
        if (place < 0) {
            names.add(descriptor);
            firsts.add(transition);
            lasts.add(transition);
            if (names.size() > FEW) {
                index();
            }
            return;
        }
        lasts.set(place, transition).alternative = transition;
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
            if (!names.isEmpty()) {
                state.onExactly(shared(), firsts.toArray(CompiledTransition.NONE));
            }
            return;
        }
        List<String> exact = new ArrayList<>(names);
        exact.removeAll(wildcards);
        wildcards.sort((a, b) -> Integer.compare(b.length(), a.length()));
        state.onExactly(exact.toArray(new String[0]), firsts(exact));
        state.wildcards = wildcards.toArray(new String[0]);
        state.onWildcards = firsts(wildcards);
    }

    @SuppressWarnings("ReferenceEquality") // the reader gives equal names of neighbours as one
    private String[] shared() {
        boolean same = before.length == names.size();
        for (int i = 0; i < before.length && same; i++) {
            same = before[i] == names.get(i);
        }
        if (!same) {
            before = names.toArray(new String[0]);
        }
        return before;
    }

    /// Gives a state its transitions as SCXML asks them: in the order in which they were added,
    /// whatever the descriptors.
    void giveInOrder(CompiledState state) {
        TreeMap<Integer, String> byNumber = new TreeMap<>();
        TreeMap<Integer, CompiledTransition> ordered = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            CompiledTransition transition = firsts.get(i);
            while (transition != null) {
                byNumber.put(transition.id, names.get(i));
                ordered.put(transition.id, transition);
                transition = transition.alternative;
            }
        }
        state.inOrder = ordered.values().toArray(CompiledTransition.NONE);
        state.descriptors = byNumber.values().toArray(new String[0]);
    }

    private CompiledTransition[] firsts(List<String> descriptors) {
        CompiledTransition[] found = new CompiledTransition[descriptors.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = firsts.get(place(descriptors.get(i)));
        }
        return found;
    }
}
