package dev.actorweb.machine.step;

/// The active states of a machine without parallel states: a leaf and its ancestors, the root
/// first. All snapshots at a leaf share one.
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Chain(int[] states) {
    static Chain of(CompiledMachine machine, int leaf) {
        int length = 0;
        for (int at = leaf; at >= 0; at = machine.state(at).parent) {
            length++;
        }
        int[] states = new int[length];
        for (int at = leaf; at >= 0; at = machine.state(at).parent) {
            states[--length] = at;
        }
        return new Chain(states);
    }
}
