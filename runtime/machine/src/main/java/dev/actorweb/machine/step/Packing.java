package dev.actorweb.machine.step;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.EvalError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Packs the snapshots of one machine that is still running into few bytes, and unpacks them again:
/// equal bytes are equal snapshots. For those who keep very many. Not thread-safe.
///
/// Where the order in which regions were entered cannot matter to what the machine does, snapshots
/// that differ in nothing else have the same bytes. It can matter where transitions of two regions
/// may be in each other's way, or where their actions see each other's work.
///
/// A variable whose value lies outside of what its declaration says (`min`, `max`, `values`) is
/// unknown when it is unpacked, so that counters do not make snapshots without end.
public final class Packing {
    private static final int LOW = 0x7f;
    private final CompiledMachine machine;
    private final boolean ordered;
    private final Map<@Nullable Object, Integer> numbers = new HashMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final boolean chain;
    /// By slot, the declared variables; null where every value is kept.
    private final @Nullable Variable[] bounded;
    private byte[] bytes = new byte[64];
    private int size;
    private int at;

    public Packing(CompiledMachine machine) {
        this.machine = machine;
        this.ordered = !machine.isChain() && orderMatters(machine);
        this.chain = machine.isChain();
        List<Variable> variables = machine.machine().context();
        this.bounded = new Variable[variables.size()];
        for (int slot = 0; slot < bounded.length; slot++) {
            Variable variable = variables.get(slot);
            if (variable.isBounded()) {
                bounded[slot] = variable;
            }
        }
    }

    /// Begins anew.
    public void clear() {
        size = 0;
    }

    /// Adds a snapshot to what is packed.
    public void add(Snapshot snapshot) {
        int[] active = snapshot.active;
        if (chain) {
            add(active.length == 0 ? 0 : active[active.length - 1]);
        } else {
            addAll(ordered ? active : sorted(active));
        }
        for (int[] remembered : snapshot.history) {
            addAll(remembered);
        }
        @Nullable
        Object[] slots = snapshot.context().values();
        for (int slot = 0; slot < slots.length; slot++) {
            Variable variable = bounded[slot];
            add(number(variable == null || variable.allows(slots[slot])
                    ? slots[slot]
                    : EvalError.UNKNOWN));
        }
        if (machine.isScxml()) {
            add(number(snapshot.endedInvokes()));
        }
        if (machine.isDeferring()) {
            add(snapshot.deferred().size());
            for (Event event : snapshot.deferred()) {
                add(number(event));
            }
        }
    }

    /// Adds a number, zero or more.
    public void add(long number) {
        if (size + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long rest = number;
        while (rest > LOW) {
            bytes[size++] = (byte) ((rest & LOW) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// The packed bytes; the first [#size()] count, until the next change.
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /// Begins to read what was packed.
    public void read(byte[] packed, int from, int length) {
        if (bytes.length < length) {
            bytes = new byte[length + 10];
        }
        System.arraycopy(packed, from, bytes, 0, length);
        size = length;
        at = 0;
    }

    /// The next number.
    public long next() {
        long number = 0;
        for (int shift = 0;; shift += 7) {
            byte b = bytes[at++];
            number |= (long) (b & LOW) << shift;
            if (b >= 0) {
                return number;
            }
        }
    }

    public boolean hasNext() {
        return at < size;
    }

    /// The next snapshot.
    public Snapshot nextSnapshot() {
        int[] active = chain ? machine.chain((int) next()) : nextArray();
        int[][] history = machine.nothingRemembered();
        if (history.length > 0) {
            history = new int[history.length][];
            for (int i = 0; i < history.length; i++) {
                history[i] = nextArray();
            }
        }
        Context context = machine.initialContext();
        int variables = context.values().length;
        if (variables > 0) {
            @Nullable
            Object[] slots = new Object[variables];
            for (int i = 0; i < variables; i++) {
                slots[i] = values.get((int) next());
            }
            context = context.with(slots);
        }
        List<String> ended = machine.isScxml() ? nextTexts() : List.of();
        List<Event> deferred = machine.isDeferring() ? nextEvents() : List.of();
        return new Snapshot(machine, active, history, context, Snapshot.Status.ACTIVE, deferred, ended, null,
                null);
    }

    @SuppressWarnings("unchecked") // packed from such a list
    private List<String> nextTexts() {
        return (List<String>) Objects.requireNonNull(values.get((int) next()));
    }

    private List<Event> nextEvents() {
        int length = (int) next();
        List<Event> events = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            events.add((Event) Objects.requireNonNull(values.get((int) next())));
        }
        return List.copyOf(events);
    }

    private void addAll(int[] states) {
        add(states.length);
        for (int state : states) {
            add(state);
        }
    }

    private int[] nextArray() {
        int length = (int) next();
        int[] array = length == 0 ? CompiledState.NO_STATES : new int[length];
        for (int i = 0; i < length; i++) {
            array[i] = (int) next();
        }
        return array;
    }

    private int number(@Nullable Object value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    private static int[] sorted(int[] states) {
        for (int i = 1; i < states.length; i++) {
            if (states[i] < states[i - 1]) {
                int[] copy = states.clone();
                Arrays.sort(copy);
                return copy;
            }
        }
        return states;
    }

    // ---- does the order of regions matter

    private static boolean orderMatters(CompiledMachine machine) {
        for (int i = 0; i < machine.transitionCount(); i++) {
            CompiledTransition transition = machine.compiledTransition(i);
            if (leavesARegion(transition, machine)) {
                return true;
            }
        }
        for (Action action : machine.machine().actions()) {
            if (action instanceof Action.Assign || action instanceof Action.Send
                    || (action instanceof Action.Raise raise && raise.delay().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a transition inside of a region leaves more than that region.
    private static boolean leavesARegion(CompiledTransition transition, CompiledMachine machine) {
        if (transition.isTargetless()) {
            return false;
        }
        int child = transition.source;
        for (int at = machine.state(child).parent; at >= 0; at = machine.state(at).parent) {
            if (machine.state(at).kind == Kind.PARALLEL
                    && (transition.domain < 0 || !isWithin(transition.domain, child, machine)
                            || (transition.reenter && transition.source == child))) {
                return true;
            }
            child = at;
        }
        return false;
    }

    private static boolean isWithin(int state, int ancestor, CompiledMachine machine) {
        return state == ancestor || machine.state(ancestor).contains(state);
    }
}
