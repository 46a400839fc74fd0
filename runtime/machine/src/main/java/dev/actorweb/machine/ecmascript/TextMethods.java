package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The methods of texts, but for those that search for patterns.
final class TextMethods {
    static final Set<String> NAMES = Set.of("at", "charAt", "charCodeAt", "codePointAt", "concat", "endsWith",
            "includes", "indexOf", "lastIndexOf", "localeCompare", "padEnd", "padStart", "repeat", "slice",
            "split", "startsWith", "substr", "substring", "toLowerCase", "toUpperCase",
            "trim", "trimEnd", "trimStart");
    /// Texts do not grow beyond this.
    private static final int LONGEST = 1 << 20;

    private TextMethods() {}

    static @Nullable Object call(String method, String text, Arguments given, Position position) {
        int length = text.length();
        if (RegExps.isRegExp(given.get(0)) && Set.of("startsWith", "endsWith", "includes").contains(method)) {
            throw new Thrown("`" + method + "` takes no regular expression", position);
        }
        String first = Values.text(given.get(0));
        return switch (method) {
            case "at" -> {
                double index = given.whole(0, 0);
                double from = index < 0 ? index + length : index;
                yield from >= 0 && from < length ? String.valueOf(text.charAt((int) from)) : Absent.UNDEFINED;
            }
            case "charAt" -> {
                double index = given.whole(0, 0);
                yield index >= 0 && index < length ? String.valueOf(text.charAt((int) index)) : "";
            }
            case "charCodeAt", "codePointAt" -> {
                double index = given.whole(0, 0);
                yield index < 0 || index >= length
                        ? method.equals("charCodeAt") ? (Object) Double.NaN : Absent.UNDEFINED
                        : (Object) (long) (method.equals("charCodeAt")
                                ? text.charAt((int) index)
                                : text.codePointAt((int) index));
            }
            case "concat" -> bounded(text, given.all(), position);
            case "endsWith" ->
                text.substring(0, (int) Math.clamp(given.whole(1, length), 0, length)).endsWith(first);
            case "includes" -> text.indexOf(first, (int) Math.clamp(given.whole(1, 0), 0, length)) >= 0;
            case "indexOf" -> (long) text.indexOf(first, (int) Math.clamp(given.whole(1, 0), 0, length));
            case "lastIndexOf" ->
                (long) text.lastIndexOf(first, Double.isNaN(given.number(1))
                        ? length
                        : (int) Math.clamp(given.whole(1, length), 0, length));
            case "localeCompare" -> (long) Integer.signum(text.compareTo(first));
            case "padEnd" -> text + padding(text, given, position);
            case "padStart" -> padding(text, given, position) + text;
            case "repeat" -> repeated(text, given.whole(0, 0), position);
            case "slice" -> {
                int from = place(given.whole(0, 0), length);
                int to = place(given.whole(1, length), length);
                yield from < to ? text.substring(from, to) : "";
            }
            case "split" -> split(text, first, given);
            case "startsWith" -> text.startsWith(first, (int) Math.clamp(given.whole(1, 0), 0, length));
            case "substr" -> {
                int from = place(given.whole(0, 0), length);
                yield text.substring(from, from + (int) Math.clamp(given.whole(1, length), 0, length - from));
            }
            case "substring" -> {
                int from = (int) Math.clamp(given.whole(0, 0), 0, length);
                int to = (int) Math.clamp(given.whole(1, length), 0, length);
                yield text.substring(Math.min(from, to), Math.max(from, to));
            }
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "trim" -> trimmed(text);
            case "trimEnd" -> text.substring(0, end(text, 0));
            case "trimStart" -> text.substring(start(text));
            default -> throw Builtin.missing(text, method, position);
        };
    }

    /// A text without the blanks around it.
    static String trimmed(String text) {
        int start = start(text);
        return text.substring(start, end(text, start));
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int end(String text, int start) {
        int end = text.length();
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// Whether a character is a blank or the end of a line.
    static boolean isBlank(char c) {
        return (c >= '\t' && c <= '\r') || c == ' ' || (c > 127
                && (c == '\uFEFF' || Character.isSpaceChar(c)));
    }

    private static String bounded(String text, List<@Nullable Object> more, Position position) {
        StringBuilder all = new StringBuilder(text);
        for (Object part : more) {
            String next = Values.text(part);
            check(all.length() + next.length(), position);
            all.append(next);
        }
        return all.toString();
    }

    private static void check(double length, Position position) {
        if (length > LONGEST) {
            throw Thrown.limit("this makes a text longer than " + LONGEST, position);
        }
    }

    private static String padding(String text, Arguments given, Position position) {
        double missing = given.whole(0, 0) - text.length();
        String with = Absent.is(given.get(1)) ? " " : Values.text(given.get(1));
        if (missing <= 0 || with.isEmpty()) {
            return "";
        }
        check(missing + text.length(), position);
        return with.repeat((int) missing / with.length() + 1).substring(0, (int) missing);
    }

    private static String repeated(String text, double count, Position position) {
        if (count < 0 || Double.isInfinite(count)) {
            throw new Thrown("RangeError", "a text cannot be repeated " + Values.text(count) + " times",
                    position);
        }
        check(text.length() * count, position);
        return text.isEmpty() ? "" : text.repeat((int) count);
    }

    private static List<String> split(String text, String separator, Arguments given) {
        List<String> parts = Absent.is(given.get(0))
                ? List.of(text)
                : separator.isEmpty()
                        ? characters(text)
                        : Arrays.asList(text.split(Pattern.quote(separator), -1));
        return parts.subList(0, (int) Math.clamp(given.whole(1, parts.size()), 0, parts.size()));
    }

    static List<String> characters(String text) {
        List<String> all = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            all.add(String.valueOf(text.charAt(i)));
        }
        return List.copyOf(all);
    }

    /// A place counted from the start or, negative, from the end.
    static int place(double index, int length) {
        return (int) Math.clamp(index < 0 ? index + length : index, 0, length);
    }
}
