package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private static final Set<String> CALLING = Set.of("Array.from", "JSON.parse", "JSON.stringify");
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
            if (first == null || Absent.is(first)) {
                throw new Thrown("`" + name.substring(1) + "` of " + Values.text(first), position);
            }
            return method(name.substring(1), first, values.subList(1, values.size()), position);
        }
        if (name.startsWith("Math.")) {
            return Values.number(MathFunctions.call(name.substring("Math.".length()), given));
        }
        return switch (name) {
            case "parseInt", "Number.parseInt" ->
                MathFunctions.parseInt(TextMethods.trimmed(Values.text(first)),
                        Operation.Binary.bits(given.get(1)));
            case "parseFloat", "Number.parseFloat" ->
                MathFunctions.parseFloat(TextMethods.trimmed(Values.text(first)));
            case "Number" -> Values.number(values.isEmpty() ? 0 : Values.toNumber(first));
            case "String" -> values.isEmpty() ? "" : Values.text(first);
            case "Boolean" -> Values.truthy(first);
            case "isNaN" -> Double.isNaN(Values.toNumber(first));
            case "isFinite" -> Double.isFinite(Values.toNumber(first));
            case "Number.isFinite" -> first instanceof Number number && Double.isFinite(number.doubleValue());
            case "Number.isInteger" -> first instanceof Number number && isWhole(number.doubleValue());
            case "Number.isSafeInteger" -> first instanceof Number number && isWhole(number.doubleValue())
                    && Math.abs(number.doubleValue()) < 0x1p53;
            case "Number.isNaN" -> first instanceof Number number && Double.isNaN(number.doubleValue());
            case "String.fromCharCode" -> {
                StringBuilder text = new StringBuilder();
                values.forEach(code -> text.append((char) Operation.Binary.bits(code)));
                yield text.toString();
            }
            case "JSON.stringify" -> {
                yield Json.isShown(first)
                        ? Json.write(first, given.get(2), chosen(given.get(1)), (_, _, field) -> field)
                        : Absent.UNDEFINED;
            }
            case "JSON.parse" -> JsonText.read(Values.text(first), position);
            case "console.debug", "console.error", "console.info", "console.log", "console.warn" ->
                Absent.UNDEFINED;
            case "Object.is" -> isSame(first, given.get(1));
            case "RegExp" -> RegExps.made(given, position);
            case "Array.isArray" -> first instanceof List;
            case "Array.of" -> Collections.unmodifiableList(values);
            case "Array.from" -> from(first, position);
            default -> ofObject(first, values, position);
        };
    }

    /// Whether this may call what it is given, within a frame.
    boolean takesFunctions() {
        return CALLING.contains(name);
    }

    /// The same within a frame, where some functions call others.
    @Nullable
    Object apply(Frame frame, List<@Nullable Object> values, Position position) {
        values.forEach(value -> Frame.spendFor(frame, value));
        if (values.size() > 1 && values.get(1) instanceof Closure function) {
            Json.Chooser chooser = (holder, key, value) -> frame.call(function, holder,
                    Arrays.asList(key, value),
                    "the argument of " + name, position);
            Object first = values.getFirst();
            if (name.equals("Array.from")) {
                List<@Nullable Object> items = new Heap.Items(from(first, position));
                for (int i = 0; i < items.size(); i++) {
                    items.set(i, frame.call(function, Absent.UNDEFINED, Arrays.asList(items.get(i), (long) i),
                            "the argument of " + name, position));
                }
                return items;
            }
            if (name.equals("JSON.stringify")) {
                Heap.Fields holder = new Heap.Fields();
                holder.put("", first);
                Object chosen = chooser.chosen(holder, "", first);
                return Json.isShown(chosen)
                        ? Json.write(chosen, values.size() > 2 ? values.get(2) : Absent.UNDEFINED, null,
                                chooser)
                        : Absent.UNDEFINED;
            }
            if (name.equals("JSON.parse")) {
                Heap.Fields holder = new Heap.Fields();
                holder.put("", frame.thawed(JsonText.read(Values.text(first), position)));
                return Json.revived(holder, "", chooser, position);
            }
        }
        if (name.equals("Array.from") && values.size() > 1 && !Absent.is(values.get(1))) {
            throw new Thrown("`the argument of Array.from` is no function", position);
        }
        return frame.thawed(apply(values, position));
    }

    /// The names that a list gives to `JSON.stringify`; null if it is none.
    private static @Nullable Set<String> chosen(@Nullable Object list) {
        if (!(list instanceof List<?> items)) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Object item : items) {
            if (item instanceof String || item instanceof Number) {
                names.add(Values.text(item));
            }
        }
        return names;
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        return (a instanceof Number x && b instanceof Number y)
                ? Double.compare(x.doubleValue(), y.doubleValue()) == 0
                : Values.strictlyEqual(a, b);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Double.isFinite(number);
    }

    private static List<@Nullable Object> from(@Nullable Object source, Position position) {
        if (source instanceof Map<?, ?> map && !Keyed.is(map)) {
            double length = Values.toNumber(Js.Member.field(map, "length"));
            if (length > Heap.LONGEST) {
                throw Thrown.limit("this makes a list longer than " + Heap.LONGEST, position);
            }
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(Js.Member.field(map, String.valueOf(i)));
            }
            return Collections.unmodifiableList(list);
        }
        if (source instanceof Number || source instanceof Boolean || source instanceof Closure) {
            return List.of();
        }
        return Collections.unmodifiableList(Heap.items(source, position));
    }

    private @Nullable Object ofObject(@Nullable Object first, List<@Nullable Object> values,
            Position position) {
        return switch (name) {
            case "Object.keys" -> List.copyOf(Heap.names(Heap.fields(first, position)));
            case "Object.values" -> {
                Map<?, ?> map = Heap.fields(first, position);
                List<@Nullable Object> all = new ArrayList<>();
                Heap.names(map).forEach(key -> all.add(map.get(key)));
                yield Collections.unmodifiableList(all);
            }
            case "Object.entries" -> {
                Map<?, ?> map = Heap.fields(first, position);
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
            case "Object.assign" ->
                assigned(first, values.subList(Math.min(1, values.size()), values.size()), position);
            case "Object.freeze" -> first;
            default -> throw new IllegalStateException("no function: " + name);
        };
    }

    private static @Nullable Object assigned(@Nullable Object target, List<@Nullable Object> sources,
            Position position) {
        boolean isHere = target instanceof Heap.Fields || target instanceof Heap.Items;
        Object into = isHere && target != null ? target : new Heap.Fields();
        if (!isHere) {
            Heap.fields(target, position).forEach((name, value) -> Heap.put(into, name, value, position));
        }
        for (Object source : sources) {
            if (!Absent.isNothing(source)) {
                Heap.fields(source, position).forEach((name, value) -> Heap.put(into, name, value, position));
            }
        }
        return into;
    }

    // ---- methods

    static @Nullable Object method(String method, Object receiver, List<@Nullable Object> values,
            Position position) {
        Arguments given = new Arguments(values);
        switch (method) {
            case "toString" -> {
                return receiver instanceof Number number
                        ? Numerals.text(number.doubleValue(), given.whole(0, 10), position)
                        : Values.text(receiver);
            }
            case "valueOf" -> {
                return receiver;
            }
            case "hasOwnProperty" -> {
                return Heap.has(receiver, given.get(0));
            }
            case "toFixed" -> {
                if (receiver instanceof Number number) {
                    return Numerals.fixed(number.doubleValue(), given.whole(0, 0), position);
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
