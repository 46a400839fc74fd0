package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lists and objects: within a [Frame] they can be changed, elsewhere they are values.
final class Heap {
    /// Lists do not grow beyond this.
    static final int LONGEST = 1 << 20;
    /// So far behind its end a place of a list can be set.
    private static final int FARTHEST = 10_000;

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
            items.set(place(items, key, position), value);
        } else {
            throw unchangeable(into, key, position);
        }
    }

    private static void resize(List<@Nullable Object> items, double size, Position position) {
        if (size != Math.rint(size) || size < 0 || size > items.size() + FARTHEST) {
            throw new Thrown("RangeError",
                    "a list of " + items.size() + " cannot be made one of " + Values.text(size), position);
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

    /// A place in a list, which grows until it has it.
    private static int place(List<@Nullable Object> list, @Nullable Object key, Position position) {
        double index = Values.toNumber(key);
        if (index != Math.rint(index) || index < 0 || index >= list.size() + FARTHEST) {
            throw new Thrown("a list of " + list.size() + " has no place `" + Values.text(key) + "`",
                    position);
        }
        if (index >= list.size()) {
            resize(list, index + 1, position);
        }
        return (int) index;
    }

    /// The names of an object's fields as a loop over it gives them: those that are numbers first.
    static List<String> names(Map<?, ?> map) {
        List<String> names = new ArrayList<>(map.size());
        TreeMap<Long, String> numbers = new TreeMap<>();
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (isIndex(name)) {
                numbers.put(Long.parseLong(name), name);
            } else {
                names.add(name);
            }
        }
        if (!numbers.isEmpty()) {
            names.addAll(0, numbers.values());
        }
        return names;
    }

    private static boolean isIndex(String name) {
        if (name.isEmpty() || name.length() > 10 || (name.charAt(0) == '0' && name.length() > 1)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
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
            List<@Nullable Object> copy = new ArrayList<>(list);
            if (rest.isEmpty() && Values.text(key).equals("length")) {
                resize(copy, Values.toNumber(put), position);
                return Collections.unmodifiableList(copy);
            }
            int index = place(copy, key, position);
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
