package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The methods that search in texts for what a text or a regular expression says, and may call a
/// function for each place.
final class PatternMethods {
    private static final Set<String> OF_TEXTS = Set.of("match", "matchAll", "replace", "replaceAll", "search",
            "split");
    private static final Set<String> OF_EXPRESSIONS = Set.of("exec", "test");
    /// Texts do not grow beyond this.
    private static final int LONGEST = 1 << 20;
    private final Frame frame;
    private final Position position;

    PatternMethods(Frame frame, Position position) {
        this.frame = frame;
        this.position = position;
    }

    static boolean isKnown(String method) {
        return OF_TEXTS.contains(method) || OF_EXPRESSIONS.contains(method);
    }

    /// Whether this is a method of that value, called in a way that takes these methods.
    static boolean isFor(Object owner, String method, List<@Nullable Object> given) {
        if (owner instanceof String) {
            return OF_TEXTS.contains(method)
                    && (!method.equals("split") || (!given.isEmpty() && RegExps.isRegExp(given.getFirst())));
        }
        return RegExps.isRegExp(owner) && OF_EXPRESSIONS.contains(method);
    }

    @Nullable
    Object call(Object owner, String method, List<@Nullable Object> given) {
        Object first = given.isEmpty() ? Absent.UNDEFINED : given.getFirst();
        if (owner instanceof Map<?, ?> expression) {
            if (RegExps.flags(expression).contains("g")) {
                throw new Thrown("`" + method
                        + "` of a regular expression with the flag `g` would remember where it was;"
                        + " leave the flag out, or use `match` or `matchAll` of the text", position);
            }
            String text = Values.text(first);
            int[] found = find(expression, text);
            return method.equals("test")
                    ? (Object) (found != null)
                    : found == null ? null : parts(text, found);
        }
        String text = (String) owner;
        return switch (method) {
            case "replace", "replaceAll" ->
                replaced(text, first, given.size() > 1 ? given.get(1) : Absent.UNDEFINED, method);
            case "split" -> split(text, expression(first),
                    given.size() > 1 && !Absent.is(given.get(1)) ? Values.toNumber(given.get(1)) : LONGEST);
            case "search" -> {
                int[] found = find(expression(first), text);
                yield found == null ? -1L : (long) found[0];
            }
            default -> matches(text, expression(first), method.equals("matchAll"));
        };
    }

    private Map<?, ?> expression(@Nullable Object value) {
        return value instanceof Map<?, ?> map && RegExps.isRegExp(map)
                ? map
                : RegExps.made(new Arguments(Collections.singletonList(value)), position);
    }

    private int @Nullable [] find(Map<?, ?> expression, String text) {
        return find(RegExps.compiled(expression, position), text, 0);
    }

    private int @Nullable [] find(Regex regex, String text, int from) {
        int[] found = regex.find(text, from, position);
        frame.spend(regex.cost((found == null ? text.length() : found[1]) - from));
        return found;
    }

    private @Nullable Object matches(String text, Map<?, ?> expression, boolean withParts) {
        if (!withParts && !RegExps.flags(expression).contains("g")) {
            int[] found = find(expression, text);
            return found == null ? null : parts(text, found);
        }
        List<@Nullable Object> all = new ArrayList<>();
        for (int[] found : all(text, expression)) {
            all.add(withParts ? parts(text, found) : text.substring(found[0], found[1]));
        }
        return all.isEmpty() && !withParts ? null : new Heap.Items(all);
    }

    private List<int[]> all(String text, Map<?, ?> expression) {
        List<int[]> all = new ArrayList<>();
        Regex regex = RegExps.compiled(expression, position);
        int from = 0;
        while (from <= text.length()) {
            int[] found = find(regex, text, from);
            if (found == null) {
                break;
            }
            all.add(found);
            from = found[1] > found[0] ? found[1] : found[1] + 1;
        }
        return all;
    }

    private static Heap.Items parts(String text, int[] found) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (int i = 0; i < found.length; i += 2) {
            parts.add(found[i + 1] < 0 ? Absent.UNDEFINED : text.substring(found[i], found[i + 1]));
        }
        return new Heap.Items(parts);
    }

    private String replaced(String text, @Nullable Object what, @Nullable Object with, String method) {
        List<int[]> places;
        if (what instanceof Map<?, ?> expression && RegExps.isRegExp(expression)) {
            boolean every = RegExps.flags(expression).contains("g");
            if (!every && method.equals("replaceAll")) {
                throw new Thrown("`replaceAll` takes a regular expression with the flag `g`", position);
            }
            int[] first = every ? null : find(expression, text);
            places = every ? all(text, expression) : first == null ? List.of() : List.of(first);
        } else {
            places = places(text, Values.text(what), method.equals("replaceAll"));
        }
        StringBuilder all = new StringBuilder();
        int from = 0;
        for (int[] place : places) {
            all.append(text, from, place[0]).append(replacement(text, place, with));
            from = place[1];
            frame.spend(2);
            if (all.length() + text.length() - from > LONGEST) {
                throw Thrown.limit("this makes a text longer than " + LONGEST, position);
            }
        }
        return all.append(text, from, text.length()).toString();
    }

    private static List<int[]> places(String text, String what, boolean every) {
        List<int[]> places = new ArrayList<>();
        for (int at = text.indexOf(what); at >= 0; at = every && at < text.length()
                ? text.indexOf(what, at + Math.max(1, what.length()))
                : -1) {
            places.add(new int[]{at, at + what.length()});
        }
        return places;
    }

    private String replacement(String text, int[] place, @Nullable Object with) {
        if (with instanceof Closure function) {
            List<@Nullable Object> given = parts(text, place);
            given.add((long) place[0]);
            given.add(text);
            return Values.text(function.call(frame, Absent.UNDEFINED, given, position));
        }
        String pattern = Values.text(with);
        if (pattern.indexOf('$') < 0) {
            return pattern;
        }
        StringBuilder all = new StringBuilder();
        int from = 0;
        for (int at = pattern.indexOf('$'); at >= 0; at = pattern.indexOf('$', from)) {
            all.append(pattern, from, at);
            from = at + 2;
            if (!meant(text, place, at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ', all)) {
                all.append('$');
                from = at + 1;
            }
        }
        return all.append(pattern, from, pattern.length()).toString();
    }

    /// Appends what a dollar with this sign after it stands for, if it stands for anything.
    private static boolean meant(String text, int[] place, char sign, StringBuilder all) {
        int group = 2 * Character.digit(sign, 10);
        switch (sign) {
            case '$' -> all.append('$');
            case '&' -> all.append(text, place[0], place[1]);
            case '`' -> all.append(text, 0, place[0]);
            case '\'' -> all.append(text, place[1], text.length());
            default -> {
                if (group <= 0 || group >= place.length) {
                    return false;
                }
                all.append(place[group] < 0 ? "" : text.substring(place[group], place[group + 1]));
            }
        }
        return true;
    }

    private Heap.Items split(String text, Map<?, ?> expression, double limit) {
        List<@Nullable Object> pieces = new ArrayList<>();
        int from = 0;
        for (int[] found : all(text, expression)) {
            boolean nothing = found[0] == found[1] && (found[0] == from || found[0] == text.length());
            if (nothing && !text.isEmpty()) {
                continue;
            }
            if (text.isEmpty()) {
                return new Heap.Items(List.of());
            }
            pieces.add(text.substring(from, found[0]));
            Heap.Items parts = parts(text, found);
            pieces.addAll(parts.subList(1, parts.size()));
            from = found[1];
        }
        pieces.add(text.substring(from));
        return new Heap.Items(pieces.subList(0, (int) Math.clamp(limit, 0, pieces.size())));
    }
}
