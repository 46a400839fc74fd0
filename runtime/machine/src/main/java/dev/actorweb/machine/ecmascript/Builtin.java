package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions and methods of ECMAScript that expressions may call: those that look at nothing
/// but their arguments and change nothing. The receiver of a method is its first argument.
final class Builtin {
    private static final Set<String> NAMES = Set.of(
            "parseInt", "parseFloat", "Number", "String", "Boolean", "isNaN", "isFinite", "Math.abs",
            "Math.ceil", "Math.floor", "Math.round", "Math.trunc", "Math.sign", "Math.sqrt", "Math.pow",
            "Math.max", "Math.min", "JSON.stringify", "Array.isArray", "Object.keys", "Object.values",
            ".charAt", ".indexOf", ".lastIndexOf", ".includes", ".startsWith", ".endsWith", ".substring",
            ".substr", ".slice", ".toUpperCase", ".toLowerCase", ".trim", ".replace", ".split", ".concat",
            ".join", ".toString", ".hasOwnProperty", ".getElementsByTagName", ".getAttribute",
            ".hasAttribute");
    private static final int LONGEST = 1 << 20;
    private final String word;

    private Builtin(String word) {
        this.word = word;
    }

    /// The function of this name; a method's begins with a dot.
    static Optional<Builtin> named(String name) {
        return NAMES.contains(name) ? Optional.of(new Builtin(name)) : Optional.empty();
    }

    @Nullable
    Object apply(List<@Nullable Object> arguments, Position position) {
        Object first = argument(arguments, 0);
        if (word.startsWith(".")) {
            if (first == null) {
                throw new Thrown("`" + word.substring(1) + "` of undefined", position);
            }
            return method(first, arguments, position);
        }
        return switch (word) {
            case "parseInt" -> parseInt(Values.text(first).strip(), (int) number(arguments, 1, 10));
            case "parseFloat" -> parseFloat(Values.text(first).strip());
            case "Number" -> Values.number(arguments.isEmpty() ? 0 : Values.toNumber(first));
            case "String" -> arguments.isEmpty() ? "" : Values.text(first);
            case "Boolean" -> Values.truthy(first);
            case "isNaN" -> Double.isNaN(Values.toNumber(first));
            case "isFinite" -> Double.isFinite(Values.toNumber(first));
            case "Math.abs" -> Values.number(Math.abs(Values.toNumber(first)));
            case "Math.ceil" -> Values.number(Math.ceil(Values.toNumber(first)));
            case "Math.floor" -> Values.number(Math.floor(Values.toNumber(first)));
            case "Math.round" -> Values.number(Math.floor(Values.toNumber(first) + 0.5));
            case "Math.trunc" -> Values.number(truncated(Values.toNumber(first)));
            case "Math.sign" -> Values.number(Math.signum(Values.toNumber(first)));
            case "Math.sqrt" -> Values.number(Math.sqrt(Values.toNumber(first)));
            case "Math.pow" ->
                Values.number(Math.pow(Values.toNumber(first), number(arguments, 1, Double.NaN)));
            case "Math.max" -> extreme(arguments, Double.NEGATIVE_INFINITY);
            case "Math.min" -> extreme(arguments, Double.POSITIVE_INFINITY);
            case "JSON.stringify" -> first == null ? null : Values.json(first);
            case "Array.isArray" -> first instanceof List;
            case "Object.keys" -> first instanceof Map<?, ?> map ? List.copyOf(map.keySet()) : List.of();
            case "Object.values" -> first instanceof Map<?, ?> map
                    ? Collections.unmodifiableList(new ArrayList<@Nullable Object>(map.values()))
                    : List.of();
            default -> throw new IllegalStateException("no function: " + word);
        };
    }

    private @Nullable Object method(Object receiver, List<@Nullable Object> arguments, Position position) {
        if (word.equals(".toString")) {
            return Values.text(receiver);
        }
        if (word.equals(".hasOwnProperty") && receiver instanceof Map<?, ?> map) {
            return map.containsKey(Values.text(argument(arguments, 1)));
        }
        if (receiver instanceof Map<?, ?> node && Dom.isNode(node)) {
            return ofNode(node, Values.text(argument(arguments, 1)), position);
        }
        if (receiver instanceof List<?> list) {
            return ofList(list, arguments, position);
        }
        if (receiver instanceof String text) {
            return ofText(text, arguments, position);
        }
        throw missing(receiver, position);
    }

    private @Nullable Object ofNode(Map<?, ?> node, String name, Position position) {
        return switch (word) {
            case ".getElementsByTagName" -> Dom.byTagName(node, name);
            case ".getAttribute" -> Dom.attribute(node, name);
            case ".hasAttribute" -> Dom.attribute(node, name) != null;
            default -> throw missing(node, position);
        };
    }

    private Thrown missing(Object receiver, Position position) {
        return new Thrown(
                "a value of type " + Values.typeOf(receiver) + " has no `" + word.substring(1) + "`",
                position);
    }

    private Object ofList(List<?> list, List<@Nullable Object> arguments, Position position) {
        Object first = argument(arguments, 1);
        return switch (word) {
            case ".indexOf" -> (long) indexOf(list, first, true);
            case ".lastIndexOf" -> (long) indexOf(list, first, false);
            case ".includes" -> indexOf(list, first, true) >= 0;
            case ".slice" -> {
                int from = place(number(arguments, 1, 0), list.size());
                int to = place(number(arguments, 2, list.size()), list.size());
                yield Collections.unmodifiableList(
                        new ArrayList<@Nullable Object>(list.subList(from, Math.max(from, to))));
            }
            case ".concat" -> concat(list, arguments, position);
            case ".join" -> join(list, first == null ? "," : Values.text(first));
            default -> throw missing(list, position);
        };
    }

    private static Object concat(List<?> list, List<@Nullable Object> arguments, Position position) {
        List<@Nullable Object> all = new ArrayList<>(list);
        for (Object more : arguments.subList(1, arguments.size())) {
            if (more instanceof List<?> items) {
                all.addAll(items);
            } else {
                all.add(more);
            }
        }
        if (all.size() > LONGEST) {
            throw new Thrown("`concat` makes a list longer than " + LONGEST, position);
        }
        return Collections.unmodifiableList(all);
    }

    private static String join(List<?> list, String separator) {
        List<String> items = new ArrayList<>();
        for (Object item : list) {
            items.add(item == null ? "" : Values.text(item));
        }
        return String.join(separator, items);
    }

    private static int indexOf(List<?> list, @Nullable Object wanted, boolean forward) {
        for (int i = 0; i < list.size(); i++) {
            int index = forward ? i : list.size() - 1 - i;
            if (Values.strictlyEqual(list.get(index), wanted)) {
                return index;
            }
        }
        return -1;
    }

    private Object ofText(String text, List<@Nullable Object> arguments, Position position) {
        int length = text.length();
        String first = Values.text(argument(arguments, 1));
        return switch (word) {
            case ".charAt" -> {
                double index = number(arguments, 1, 0);
                yield index >= 0 && index < length ? String.valueOf(text.charAt((int) index)) : "";
            }
            case ".indexOf" -> (long) text.indexOf(first, (int) number(arguments, 2, 0));
            case ".lastIndexOf" -> (long) text.lastIndexOf(first);
            case ".includes" -> text.contains(first);
            case ".startsWith" -> text.startsWith(first, (int) number(arguments, 2, 0));
            case ".endsWith" -> text.endsWith(first);
            case ".substring" -> {
                int from = (int) Math.clamp(number(arguments, 1, 0), 0, length);
                int to = (int) Math.clamp(number(arguments, 2, length), 0, length);
                yield text.substring(Math.min(from, to), Math.max(from, to));
            }
            case ".substr" -> {
                int from = place(number(arguments, 1, 0), length);
                double count = number(arguments, 2, length);
                yield text.substring(from, from + (int) Math.clamp(count, 0, length - from));
            }
            case ".slice" -> {
                int from = place(number(arguments, 1, 0), length);
                int to = place(number(arguments, 2, length), length);
                yield from < to ? text.substring(from, to) : "";
            }
            case ".toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case ".toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case ".trim" -> text.strip();
            case ".replace" -> {
                int at = text.indexOf(first);
                yield at < 0
                        ? text
                        : text.substring(0, at) + Values.text(argument(arguments, 2))
                                + text.substring(at + first.length());
            }
            case ".split" -> arguments.size() < 2
                    ? List.of(text)
                    : first.isEmpty()
                            ? characters(text)
                            : Arrays.asList(text.split(java.util.regex.Pattern.quote(first), -1));
            case ".concat" -> {
                StringBuilder all = new StringBuilder();
                arguments.forEach(part -> all.append(Values.text(part)));
                yield all.toString();
            }
            default -> throw missing(text, position);
        };
    }

    private static List<String> characters(String text) {
        List<String> all = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            all.add(String.valueOf(text.charAt(i)));
        }
        return List.copyOf(all);
    }

    private static @Nullable Object argument(List<@Nullable Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static double number(List<@Nullable Object> arguments, int index, double otherwise) {
        Object value = argument(arguments, index);
        double number = value == null ? otherwise : Values.toNumber(value);
        return Double.isNaN(number) && !Double.isNaN(otherwise) ? 0 : number;
    }

    private static double truncated(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    /// A place counted from the start or, negative, from the end.
    private static int place(double index, int length) {
        return (int) Math.clamp(truncated(index < 0 ? index + length : index), 0, length);
    }

    private static Object extreme(List<@Nullable Object> arguments, double start) {
        double found = start;
        for (Object argument : arguments) {
            double number = Values.toNumber(argument);
            found = start < 0 ? Math.max(found, number) : Math.min(found, number);
        }
        return Values.number(found);
    }

    private static Object parseInt(String text, int base) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        int radix = hexadecimal ? 16 : base;
        int at = hexadecimal ? 2 : text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (radix < 2 || radix > 36) {
            return Double.NaN;
        }
        double value = 0;
        int start = at;
        while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
        }
        return at == start ? (Object) Double.NaN : Values.number(text.startsWith("-") ? -value : value);
    }

    private static Object parseFloat(String text) {
        int end = 0;
        for (int at = 1; at <= text.length() && at <= 400; at++) {
            if (!Double.isNaN(Values.toNumber(text.substring(0, at))) && !text.substring(0, at).isBlank()) {
                end = at;
            }
        }
        return end == 0 ? (Object) Double.NaN : Values.number(Values.toNumber(text.substring(0, end)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Builtin builtin && word.equals(builtin.word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }
}
