package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists and objects: within a [Frame] they can be changed, elsewhere they are values.
final class Heap {
    /// Lists do not grow beyond this.
    static final int LONGEST = 1 << 20;

    private Heap() {}

    /// A list that can be changed.
    static final class Items extends ArrayList<@Nullable Object> {
        Items(Collection<? extends @Nullable Object> items) {
            super(items);
        }
    }

    /// An object that can be changed.
    static final class Fields extends LinkedHashMap<String, @Nullable Object> {
        Fields() {}
    }

    /// A value as it is where it is evaluated.
    static @Nullable Object within(Env env, @Nullable Object value) {
        return env instanceof Frame frame ? frame.thawed(value) : value;
    }

    static List<@Nullable Object> list(Env env, List<@Nullable Object> items) {
        return env instanceof Frame ? new Items(items) : Collections.unmodifiableList(items);
    }

    static Map<String, @Nullable Object> map(Env env, Map<String, @Nullable Object> fields) {
        if (env instanceof Frame) {
            Fields map = new Fields();
            map.putAll(fields);
            return map;
        }
        return Collections.unmodifiableMap(fields);
    }

    /// What a list or a text consists of.
    static List<@Nullable Object> items(@Nullable Object value, Position position) {
        if (value instanceof List<?> list) {
            return new ArrayList<@Nullable Object>(list);
        }
        if (value instanceof String text) {
            return new ArrayList<@Nullable Object>(TextMethods.characters(text));
        }
        if (value instanceof Keyed keyed) {
            return keyed.items();
        }
        List<?> kept = Keyed.list(value);
        if (kept != null) {
            return new ArrayList<@Nullable Object>(kept);
        }
        throw new Thrown("a value of type " + Values.typeOf(value) + " has no items", position);
    }

    /// Puts a value into a list or an object that can be changed.
    static void put(@Nullable Object into, @Nullable Object key, @Nullable Object value, Position position) {
        if (into instanceof Fields fields) {
            fields.put(Values.text(key), value);
        } else if (into instanceof Items items && Values.text(key).equals("length")) {
            resize(items, Values.toNumber(value), position);
        } else if (into instanceof Items items) {
            int index = place(items, key, position);
            if (index == items.size()) {
                items.add(value);
            } else {
                items.set(index, value);
            }
        } else {
            throw unchangeable(into, key, position);
        }
    }

    private static void resize(Items items, double size, Position position) {
        if (size != Math.rint(size) || size < 0 || size > items.size() + 10_000.0) {
            throw new Thrown("a list of " + items.size() + " cannot be made one of " + Values.text(size),
                    position);
        }
        while (items.size() > size) {
            items.removeLast();
        }
        while (items.size() < size) {
            items.add(null);
        }
    }

    private static Thrown unchangeable(@Nullable Object into, @Nullable Object key, Position position) {
        return new Thrown(
                "`" + Values.text(key) + "` cannot be set in a value of type " + Values.typeOf(into),
                position);
    }

    private static int place(List<?> list, @Nullable Object key, Position position) {
        double index = Values.toNumber(key);
        if (index != Math.rint(index) || index < 0 || index > list.size()) {
            throw new Thrown("a list of " + list.size() + " has no place `" + Values.text(key) + "`",
                    position);
        }
        return (int) index;
    }

    /// A copy of a value, with one place in it changed.
    static @Nullable Object changed(@Nullable Object at, List<@Nullable Object> keys, @Nullable Object put,
            Position position) {
        if (keys.isEmpty()) {
            return put;
        }
        Object key = keys.getFirst();
        List<@Nullable Object> rest = keys.subList(1, keys.size());
        if (at instanceof List<?> list) {
            int index = place(list, key, position);
            List<@Nullable Object> copy = new ArrayList<>(list);
            if (index == copy.size()) {
                copy.add(null);
            }
            copy.set(index, changed(copy.get(index), rest, put, position));
            return Collections.unmodifiableList(copy);
        }
        if (!(at instanceof Map<?, ?> map) || Keyed.is(map)) {
            throw unchangeable(at, key, position);
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        String name = Values.text(key);
        copy.put(name, changed(copy.get(name), rest, put, position));
        return Collections.unmodifiableMap(copy);
    }
}
