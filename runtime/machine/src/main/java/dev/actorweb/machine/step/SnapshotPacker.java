package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.UnknownFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packs the snapshots of one machine into few bytes and unpacks them. Equal snapshots give equal
/// bytes and different ones different bytes, so the bytes serve as a key. They mean something only
/// together with the machine as compiled; to keep a snapshot, write it as JSON. Not thread-safe.
///
/// The first byte holds the status and how the states are written: usually as the active atomic ones
/// in document order, which stand for the rest; where the order of entry is another one or a state
/// is missing, as all in their order.
public final class SnapshotPacker {
    private static final int DONE = 1;
    private static final int ALL_STATES = 2;
    private final CompiledMachine machine;
    private final PackedBytes bytes = new PackedBytes();

    public SnapshotPacker(CompiledMachine machine) {
        this.machine = machine;
    }

    /// Packs a snapshot.
    ///
    /// @throws IllegalArgumentException
    ///             if the machine has failed, or a variable holds an object that expressions do not
    ///             look into
    public byte[] pack(Snapshot snapshot) {
        if (snapshot.machine() != machine || snapshot.status() == Snapshot.Status.ERROR) {
            throw new IllegalArgumentException("cannot be packed: " + snapshot);
        }
        bytes.clear();
        int[] leaves = machine.leaves(snapshot.active);
        boolean brief = Arrays.equals(machine.withAncestors(leaves), snapshot.active);
        bytes.write((snapshot.isActive() ? 0 : DONE) | (brief ? 0 : ALL_STATES));
        write(brief ? leaves : snapshot.active);
        for (int[] remembered : snapshot.history) {
            write(remembered);
        }
        for (Object value : snapshot.context().values()) {
            bytes.writeValue(value);
        }
        if (machine.isScxml()) {
            bytes.writeValue(snapshot.endedInvokes());
        }
        if (machine.isDeferring()) {
            bytes.writeCount(snapshot.deferred().size());
            for (Event event : snapshot.deferred()) {
                if (event.data() instanceof UnknownFields) {
                    throw new IllegalArgumentException("cannot be packed: an event with unknown data");
                }
                bytes.writeValue(event.type());
                bytes.writeValue(event.data());
            }
        }
        if (!snapshot.isActive()) {
            bytes.writeValue(snapshot.output());
        }
        return bytes.toArray();
    }

    /// Gives the snapshot back.
    ///
    /// @throws IllegalArgumentException
    ///             if these are no bytes of this machine's packer
    public Snapshot unpack(byte[] packed) {
        PackedBytes.Reader reader = new PackedBytes.Reader(packed);
        int flags = reader.read();
        int[] states = states(reader);
        int[] active = (flags & ALL_STATES) == 0 ? machine.withAncestors(states) : states;
        int[][] history = new int[machine.historyCount()][];
        for (int slot = 0; slot < history.length; slot++) {
            history[slot] = states(reader);
        }
        @Nullable
        Object[] values = new Object[machine.initialContext().values().length];
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = reader.value();
        }
        List<String> ended = machine.isScxml() ? texts(reader) : List.of();
        List<Event> deferred = machine.isDeferring() ? events(reader) : List.of();
        boolean done = (flags & DONE) != 0;
        Object output = done ? reader.value() : null;
        reader.end();
        return new Snapshot(machine, active, history, machine.initialContext().with(values),
                done ? Snapshot.Status.DONE : Snapshot.Status.ACTIVE, deferred, ended, output, null);
    }

    private static List<String> texts(PackedBytes.Reader reader) {
        if (!(reader.value() instanceof List<?> read)) {
            throw new IllegalArgumentException("packed bytes hold no list");
        }
        return read.stream().map(String::valueOf).toList();
    }

    private static List<Event> events(PackedBytes.Reader reader) {
        List<Event> events = new ArrayList<>();
        for (int left = reader.count(); left > 0; left--) {
            if (!(reader.value() instanceof String type) || !(reader.value() instanceof Map<?, ?> read)) {
                throw new IllegalArgumentException("packed bytes hold no event");
            }
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            read.forEach((name, value) -> data.put(String.valueOf(name), value));
            events.add(new Event(type, data));
        }
        return List.copyOf(events);
    }

    private void write(int[] states) {
        bytes.writeCount(states.length);
        for (int state : states) {
            bytes.writeCount(state);
        }
    }

    private int[] states(PackedBytes.Reader reader) {
        int[] states = new int[reader.count()];
        for (int i = 0; i < states.length; i++) {
            states[i] = reader.below(machine.states().length);
        }
        return states;
    }
}
