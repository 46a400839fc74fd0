package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions and methods of ECMAScript that expressions may call: those that look at nothing
/// but their arguments. The receiver of a method is its first argument.
///
/// @param name
///            a method's begins with a dot
record Builtin(String name) {
    private static final Set<String> FUNCTIONS = Set.of("parseInt", "parseFloat", "Number", "String",
            "Boolean",
            "console.debug", "console.error", "console.info", "console.log", "console.warn", "isNaN",
            "isFinite", "Array.isArray", "Array.of", "Array.from", "JSON.stringify", "JSON.parse",
            "Number.isFinite", "Number.isInteger", "Number.isNaN", "Number.isSafeInteger",
            "Number.parseFloat",
            "Number.parseInt", "Object.assign", "Object.entries", "Object.freeze", "Object.fromEntries",
            "Object.is",
            "Object.keys", "Object.values", "RegExp", "String.fromCharCode");
    private static final Set<String> METHODS = Set.of("toString", "valueOf", "hasOwnProperty", "toFixed",
            "getElementsByTagName", "getAttribute", "hasAttribute");

    /// The function of this name; a method's begins with a dot.
    static Optional<Builtin> named(String name) {
        return isKnown(name) ? Optional.of(new Builtin(name)) : Optional.empty();
    }

    private static boolean isKnown(String name) {
        if (name.startsWith(".")) {
            String method = name.substring(1);
            return METHODS.contains(method) || TextMethods.NAMES.contains(method)
                    || ListMethods.NAMES.contains(method);
        }
        return FUNCTIONS.contains(name)
                || (name.startsWith("Math.") && MathFunctions.isKnown(name.substring("Math.".length())));
    }

    @Nullable
    Object apply(List<@Nullable Object> values, Position position) {
        Arguments given = new Arguments(values);
        Object first = given.get(0);
        if (name.startsWith(".")) {
            if (first == null) {
                throw new Thrown("`" + name.substring(1) + "` of undefined", position);
            }
            return method(name.substring(1), first, values.subList(1, values.size()), position);
        }
        if (name.startsWith("Math.")) {
            return Values.number(MathFunctions.call(name.substring("Math.".length()), given));
        }
        return switch (name) {
            case "parseInt", "Number.parseInt" ->
                MathFunctions.parseInt(Values.text(first).strip(), (int) given.whole(1, 0));
            case "parseFloat", "Number.parseFloat" -> MathFunctions.parseFloat(Values.text(first).strip());
            case "Number" -> Values.number(values.isEmpty() ? 0 : Values.toNumber(first));
            case "String" -> values.isEmpty() ? "" : Values.text(first);
            case "Boolean" -> Values.truthy(first);
            case "isNaN" -> Double.isNaN(Values.toNumber(first));
            case "isFinite" -> Double.isFinite(Values.toNumber(first));
            case "Number.isFinite" -> first instanceof Number number && Double.isFinite(number.doubleValue());
            case "Number.isInteger" -> first instanceof Number number && isWhole(number.doubleValue());
            case "Number.isSafeInteger" -> first instanceof Long;
            case "Number.isNaN" -> first instanceof Number number && Double.isNaN(number.doubleValue());
            case "String.fromCharCode" -> {
                StringBuilder text = new StringBuilder();
                values.forEach(code -> text.append((char) Operation.Binary.bits(code)));
                yield text.toString();
            }
            case "JSON.stringify" -> {
                if (given.get(1) != null) {
                    throw new Thrown("`JSON.stringify` takes no function or list that chooses", position);
                }
                yield first == null || first instanceof Closure ? null : Json.write(first, given.get(2));
            }
            case "JSON.parse" -> Json.read(Values.text(first), position);
            case "console.debug", "console.error", "console.info", "console.log", "console.warn" -> null;
            case "Object.is" -> isSame(first, given.get(1));
            case "RegExp" -> RegExps.made(given, position);
            case "Array.isArray" -> first instanceof List;
            case "Array.of" -> Collections.unmodifiableList(values);
            case "Array.from" -> from(first, position);
            default -> ofObject(first, values, position);
        };
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        return (a instanceof Double x && b instanceof Double y) ? x.equals(y) : Values.strictlyEqual(a, b);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Double.isFinite(number);
    }

    private static Object from(@Nullable Object source, Position position) {
        if (source instanceof Map<?, ?> map && Values.toNumber(map.get("length")) >= 0) {
            double length = Values.toNumber(map.get("length"));
            if (length > Heap.LONGEST) {
                throw Thrown.limit("this makes a list longer than " + Heap.LONGEST, position);
            }
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(map.get(String.valueOf(i)));
            }
            return Collections.unmodifiableList(list);
        }
        return Collections.unmodifiableList(Heap.items(source, position));
    }

    private @Nullable Object ofObject(@Nullable Object first, List<@Nullable Object> values,
            Position position) {
        Map<?, ?> map = first instanceof Map<?, ?> object && !Keyed.is(object) ? object : Map.of();
        return switch (name) {
            case "Object.keys" ->
                first instanceof List<?> list ? indexes(list.size()) : List.copyOf(Heap.names(map));
            case "Object.values" -> {
                List<@Nullable Object> all = new ArrayList<>(
                        first instanceof List<?> list ? list : List.of());
                Heap.names(map).forEach(key -> all.add(map.get(key)));
                yield Collections.unmodifiableList(all);
            }
            case "Object.entries" -> {
                List<Object> entries = new ArrayList<>();
                for (String key : Heap.names(map)) {
                    List<@Nullable Object> entry = new ArrayList<>();
                    entry.add(key);
                    entry.add(map.get(key));
                    entries.add(Collections.unmodifiableList(entry));
                }
                yield List.copyOf(entries);
            }
            case "Object.fromEntries" -> {
                Map<String, @Nullable Object> made = new LinkedHashMap<>();
                for (Object entry : Heap.items(first, position)) {
                    made.put(Values.text(Js.Member.member(entry, 0L, position)),
                            Js.Member.member(entry, 1L, position));
                }
                yield Collections.unmodifiableMap(made);
            }
            case "Object.assign" -> assigned(map, values.subList(Math.min(1, values.size()), values.size()));
            case "Object.freeze" -> first;
            default -> throw new IllegalStateException("no function: " + name);
        };
    }

    private static List<String> indexes(int size) {
        List<String> indexes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            indexes.add(String.valueOf(i));
        }
        return List.copyOf(indexes);
    }

    private static Object assigned(Map<?, ?> target, List<@Nullable Object> sources) {
        Map<String, @Nullable Object> into = target instanceof Heap.Fields fields
                ? fields
                : new LinkedHashMap<>();
        if (!(target instanceof Heap.Fields)) {
            target.forEach((name, value) -> into.put(String.valueOf(name), value));
        }
        for (Object source : sources) {
            if (source instanceof Map<?, ?> more) {
                more.forEach((name, value) -> into.put(String.valueOf(name), value));
            }
        }
        return target instanceof Heap.Fields ? into : Collections.unmodifiableMap(into);
    }

    // ---- methods

    static @Nullable Object method(String method, Object receiver, List<@Nullable Object> values,
            Position position) {
        Arguments given = new Arguments(values);
        switch (method) {
            case "toString" -> {
                double radix = given.whole(0, 10);
                return receiver instanceof Long number && radix >= 2 && radix <= 36
                        ? Long.toString(number, (int) radix)
                        : Values.text(receiver);
            }
            case "valueOf" -> {
                return receiver;
            }
            case "hasOwnProperty" -> {
                if (receiver instanceof Map<?, ?> map) {
                    return map.containsKey(Values.text(given.get(0)));
                }
            }
            case "toFixed" -> {
                if (receiver instanceof Number number) {
                    return MathFunctions.fixed(number.doubleValue(), given.whole(0, 0), position);
                }
            }
            default -> {
                // depends on what the receiver is
            }
        }
        if (receiver instanceof Map<?, ?> node && Dom.isNode(node)) {
            return ofNode(method, node, Values.text(given.get(0)), position);
        }
        if (receiver instanceof List<?> list) {
            return ListMethods.look(method, list, given, position);
        }
        if (receiver instanceof String text) {
            return TextMethods.call(method, text, given, position);
        }
        throw missing(receiver, method, position);
    }

    private static @Nullable Object ofNode(String method, Map<?, ?> node, String name, Position position) {
        return switch (method) {
            case "getElementsByTagName" -> Dom.byTagName(node, name);
            case "getAttribute" -> Dom.attribute(node, name);
            case "hasAttribute" -> Dom.attribute(node, name) != null;
            default -> throw missing(node, method, position);
        };
    }

    static Thrown missing(Object receiver, String method, Position position) {
        return new Thrown("a value of type " + Values.typeOf(receiver) + " has no `" + method + "`",
                position);
    }
}
