package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The methods of `Map` and `Set`.
final class KeyedMethods {
    private static final Set<String> CHANGING = Set.of("add", "clear", "delete", "set");
    private static final Set<String> LOOKING = Set.of("entries", "get", "has", "keys", "values");
    private static final Set<String> OF_SETS = Set.of("difference", "intersection", "isDisjointFrom",
            "isSubsetOf", "isSupersetOf", "symmetricDifference", "union");
    private final Frame frame;
    private final Position position;

    KeyedMethods(Frame frame, Position position) {
        this.frame = frame;
        this.position = position;
    }

    /// Whether a `Map` or a `Set` has this method and nothing else does.
    static boolean isKnown(String method) {
        return changes(method) || LOOKING.contains(method) || OF_SETS.contains(method);
    }

    /// Whether this method changes what it is called on.
    static boolean changes(String method) {
        return CHANGING.contains(method);
    }

    @Nullable
    Object call(Keyed keyed, String method, List<@Nullable Object> values) {
        Arguments given = new Arguments(values);
        Object key = given.get(0);
        frame.spend(1 + (Values.isObject(key) ? keyed.size() : 0));
        return switch (method) {
            case "has" -> keyed.has(key);
            case "delete" -> keyed.remove(key);
            case "clear" -> {
                keyed.clear();
                yield Absent.UNDEFINED;
            }
            case "forEach" -> {
                each(keyed, key);
                yield Absent.UNDEFINED;
            }
            case "keys" -> all(keyed.keys());
            case "values" -> all(keyed.values());
            case "entries" -> all(keyed.entries());
            case "toString" -> keyed.toString();
            case "get" -> {
                if (!keyed.isMap()) {
                    throw missing(keyed, method);
                }
                yield keyed.get(key);
            }
            case "set" -> {
                if (!keyed.isMap()) {
                    throw missing(keyed, method);
                }
                keyed.put(key, given.get(1));
                yield keyed;
            }
            case "add" -> {
                if (keyed.isMap()) {
                    throw missing(keyed, method);
                }
                keyed.put(key);
                yield keyed;
            }
            default -> {
                if (keyed.isMap() || !OF_SETS.contains(method)) {
                    throw missing(keyed, method);
                }
                yield both(keyed, method, key);
            }
        };
    }

    private Thrown missing(Keyed keyed, String method) {
        return new Thrown((keyed.isMap() ? "a Map" : "a Set") + " has no `" + method + "`", position);
    }

    private Heap.Items all(List<@Nullable Object> items) {
        frame.spend(items.size());
        return new Heap.Items(items);
    }

    /// Calls a function for each that is there, as long as it is.
    private void each(Keyed keyed, @Nullable Object function) {
        for (Object key : all(keyed.keys())) {
            if (keyed.has(key)) {
                List<@Nullable Object> values = new ArrayList<>();
                values.add(keyed.get(key));
                values.add(key);
                values.add(keyed);
                frame.call(function, Absent.UNDEFINED, values, "the argument of forEach", position);
            }
        }
    }

    /// What becomes of two sets.
    private Object both(Keyed set, String method, @Nullable Object given) {
        if (!(given instanceof Keyed other)) {
            throw new Thrown("`" + method + "` takes a Set", position);
        }
        frame.spend(set.size() + other.size());
        return switch (method) {
            case "union" -> of(set.keys(), other.keys());
            case "intersection" -> of(only(set, other, true), List.of());
            case "difference" -> of(only(set, other, false), List.of());
            case "symmetricDifference" -> of(only(set, other, false), only(other, set, false));
            case "isSubsetOf" -> only(set, other, false).isEmpty();
            case "isSupersetOf" -> only(other, set, false).isEmpty();
            default -> only(set, other, true).isEmpty(); // isDisjointFrom
        };
    }

    private List<@Nullable Object> only(Keyed set, Keyed other, boolean there) {
        List<@Nullable Object> found = new ArrayList<>();
        for (Object key : set.keys()) {
            frame.spend(Values.isObject(key) ? other.size() : 0);
            if (other.has(key) == there) {
                found.add(key);
            }
        }
        return found;
    }

    private Keyed of(List<@Nullable Object> first, List<@Nullable Object> second) {
        Keyed made = new Keyed(false);
        first.forEach(made::put);
        second.forEach(made::put);
        return made;
    }
}
