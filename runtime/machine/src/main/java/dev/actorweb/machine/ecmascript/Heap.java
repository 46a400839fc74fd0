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
        throw new Thrown(Values.kind(value) + " has no items", position);
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
            items.add(Absent.UNDEFINED);
        }
    }

    private static Thrown unchangeable(@Nullable Object into, @Nullable Object key, Position position) {
        return new Thrown(
                "`" + Values.text(key) + "` cannot be set in " + Values.kind(into),
                position);
    }

    /// A place in a list, which grows until it has it.
    private static int place(List<@Nullable Object> list, @Nullable Object key, Position position) {
        int index = index(key);
        if (index < 0 || index >= list.size() + FARTHEST) {
            throw new Thrown("a list of " + list.size() + " has no place `" + Values.text(key) + "`",
                    position);
        }
        if (index >= list.size()) {
            resize(list, index + 1, position);
        }
        return index;
    }

    /// What an object holds, and what a list or a text holds by its places.
    static Map<?, ?> fields(@Nullable Object value, Position position) {
        if (value instanceof Map<?, ?> map) {
            return Keyed.is(map) || RegExps.isRegExp(map) || Functions.text(map).isPresent() ? Map.of() : map;
        }
        if (value instanceof List<?> || value instanceof String) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            List<?> items = value instanceof String text ? TextMethods.characters(text) : (List<?>) value;
            for (int i = 0; i < items.size(); i++) {
                fields.put(String.valueOf(i), items.get(i));
            }
            return fields;
        }
        if (Absent.isNothing(value)) {
            throw new Thrown(Values.text(value) + " has no fields", position);
        }
        return Map.of();
    }

    /// Whether a value holds something under a name.
    static boolean has(@Nullable Object value, @Nullable Object key) {
        if (value instanceof Map<?, ?> map) {
            return !Keyed.is(map) && map.containsKey(Values.text(key));
        }
        int size = value instanceof List<?> list
                ? list.size()
                : value instanceof String text ? text.length() : -1;
        return size >= 0 && (Values.text(key).equals("length") || (index(key) >= 0 && index(key) < size));
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

    /// The place in a list that a key names; -1 if it names none.
    static int index(@Nullable Object key) {
        if (key instanceof Long index) {
            return index >= 0 && index < Integer.MAX_VALUE ? index.intValue() : -1;
        }
        String name = Values.text(key);
        return isIndex(name) ? (int) Math.min(Long.parseLong(name), Integer.MAX_VALUE) : -1;
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
        if (rest.isEmpty() && put == Absent.UNDEFINED) {
            copy.remove(name);
        } else {
            copy.put(name, changed(Js.Member.field(copy, name), rest, put, position));
        }
        return Collections.unmodifiableMap(copy);
    }
}
