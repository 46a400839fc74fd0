package dev.actorweb.machine.step;

/// What a transition enters when it is taken alone and asks no history state: found once, the same
/// from then on. Immutable, so that threads may share it without further ado.
final class Entry {
    private final int[] states;
    private final boolean[] byDefault;

    Entry(EntrySet set) {
        states = set.states.toArray();
        byDefault = new boolean[states.length];
        for (int i = 0; i < states.length; i++) {
            byDefault[i] = set.byDefault.contains(states[i]);
        }
    }

    int size() {
        return states.length;
    }

    /// The state at this place in document order.
    int state(int place) {
        return states[place];
    }

    /// Whether that state is entered as the default of its parent or as a target, so that its own
    /// `initial` acts.
    boolean isByDefault(int place) {
        return byDefault[place];
    }
}
