package dev.actorweb.machine.ecmascript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A `Map` or a `Set` that can be changed, within a [Frame]. Elsewhere it is a value like all
/// others: an object with one field that lists what is in it, in the order in which it was
/// put there.
final class Keyed {
    private static final String MAP = "(map)";
    private static final String SET = "(set)";
    private final boolean map;
    private final Map<Key, @Nullable Object> entries = new LinkedHashMap<>();

    /// What things are found by: numbers, texts and truth values by what they are, lists and
    /// objects by what is in them at that moment.
    private record Key(@Nullable Object value) {
        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Key(var that))) {
                return false;
            }
            return (value instanceof Number x && that instanceof Number y)
                    ? Double.compare(x.doubleValue() + 0.0, y.doubleValue() + 0.0) == 0
                    : Values.strictlyEqual(value, that);
        }

        @Override
        public int hashCode() {
            return switch (value) {
                case Number number -> Double.hashCode(number.doubleValue() + 0.0);
                case String text -> text.hashCode();
                case null, default -> 0; // may change while it is here
            };
        }
    }

    /// @param isMap
    ///            whether it is no `Set`
    Keyed(boolean isMap) {
        this.map = isMap;
    }

    boolean isMap() {
        return map;
    }

    int size() {
        return entries.size();
    }

    boolean has(@Nullable Object key) {
        return entries.containsKey(new Key(key));
    }

    @Nullable
    Object get(@Nullable Object key) {
        return entries.getOrDefault(new Key(key), Absent.UNDEFINED);
    }

    void put(@Nullable Object key, @Nullable Object value) {
        entries.put(new Key(key), value);
    }

    /// Puts in what a loop over another, or over a list of pairs, would give.
    void put(@Nullable Object item) {
        if (map) {
            List<?> pair = item instanceof List<?> list ? list : List.of();
            put(pair.isEmpty() ? Absent.UNDEFINED : pair.getFirst(),
                    pair.size() < 2 ? Absent.UNDEFINED : pair.get(1));
        } else {
            put(item, item);
        }
    }

    /// Whether it was there.
    boolean remove(@Nullable Object key) {
        int before = entries.size();
        entries.remove(new Key(key));
        return entries.size() < before;
    }

    void clear() {
        entries.clear();
    }

    List<@Nullable Object> keys() {
        List<@Nullable Object> keys = new ArrayList<>(entries.size());
        entries.keySet().forEach(key -> keys.add(key.value));
        return keys;
    }

    List<@Nullable Object> values() {
        return new ArrayList<>(entries.values());
    }

    /// Pairs of key and value.
    List<@Nullable Object> entries() {
        List<@Nullable Object> pairs = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> {
            List<@Nullable Object> pair = new ArrayList<>(2);
            pair.add(key.value);
            pair.add(value);
            pairs.add(new Heap.Items(pair));
        });
        return pairs;
    }

    /// What a loop over it gives.
    List<@Nullable Object> items() {
        return map ? entries() : keys();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Keyed that && map == that.map && items().equals(that.items());
    }

    @Override
    public int hashCode() {
        return items().hashCode();
    }

    @Override
    public String toString() {
        return map ? "[object Map]" : "[object Set]";
    }

    // ---- as a value that is kept

    /// The value as it is kept.
    ///
    /// @param inside
    ///            makes values that are kept of what is in it
    Map<String, @Nullable Object> kept(UnaryOperator<@Nullable Object> inside) {
        List<@Nullable Object> all = new ArrayList<>(entries.size());
        for (Object item : items()) {
            all.add(inside.apply(item));
        }
        return Collections.singletonMap(map ? MAP : SET, Collections.unmodifiableList(all));
    }

    /// What such a value holds, as a loop over it gives; null if it is another value.
    static @Nullable List<?> list(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> kept) || kept.size() != 1) {
            return null;
        }
        return kept.get(SET) instanceof List<?> items
                ? items
                : kept.get(MAP) instanceof List<?> pairs
                        && pairs.stream().allMatch(pair -> pair instanceof List<?> two && two.size() == 2)
                                ? pairs
                                : null;
    }

    /// Whether a value is a `Map` or a `Set`, here or as it is kept.
    static boolean is(@Nullable Object value) {
        return value instanceof Keyed || list(value) != null;
    }

    /// Whether a value is a `Map`, or else a `Set`.
    static boolean is(@Nullable Object value, boolean isMap) {
        return value instanceof Keyed keyed
                ? keyed.map == isMap
                : list(value) != null && value instanceof Map<?, ?> kept && kept.containsKey(MAP) == isMap;
    }

    /// How many things are in it.
    static long size(Object value) {
        List<?> kept = list(value);
        return kept != null ? kept.size() : value instanceof Keyed keyed ? keyed.size() : 0;
    }
}
