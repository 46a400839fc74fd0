package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Guard;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A condition that calls functions only Java knows, taken apart at `||`, `&&` and `!`: what can be
/// read is, and a mere call `name()` becomes the guard of this name.
final class ComposedGuard {
    private final Text text;
    private final Names names;
    private final List<String> calls = new ArrayList<>();

    ComposedGuard(Text text, Names names) {
        this.text = text;
        this.names = names.bound();
    }

    /// The guard; empty if there is anything else in it that can't be read.
    Optional<Guard> read() {
        return text.value().contains("?") || text.value().contains("/")
                ? Optional.empty()
                : guard(0, text.value().length(), 0);
    }

    /// The functions that were called.
    List<String> calls() {
        return calls;
    }

    private Optional<Guard> guard(int from, int to, int depth) {
        String value = text.value();
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(value.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(value.charAt(end - 1))) {
            end--;
        }
        if (start == end || depth > 50) {
            return Optional.empty();
        }
        for (String operator : List.of("||", "&&")) {
            List<Integer> places = places(operator, start, end);
            if (!places.isEmpty()) {
                return several(operator, places, start, end, depth);
            }
        }
        if (value.charAt(start) == '(' && closing(start, end) == end - 1) {
            return guard(start + 1, end - 1, depth + 1);
        }
        if (value.charAt(start) == '!' && (isCall(start + 1, end)
                || (value.startsWith("!(", start) && closing(start + 1, end) == end - 1))) {
            int at = start;
            return guard(start + 1, end, depth + 1).map(inner -> new Guard.Not(inner, text.positionOf(at)));
        }
        return leaf(start, end);
    }

    private Optional<Guard> several(String operator, List<Integer> places, int start, int end, int depth) {
        List<Guard> parts = new ArrayList<>();
        int from = start;
        for (int i = 0; i <= places.size(); i++) {
            int to = i == places.size() ? end : places.get(i);
            Optional<Guard> part = guard(from, to, depth + 1);
            if (part.isEmpty()) {
                return part;
            }
            parts.add(part.get());
            from = to + 2;
        }
        return Optional.of(operator.equals("||")
                ? new Guard.Or(parts, text.positionOf(start))
                : new Guard.And(parts, text.positionOf(start)));
    }

    private Optional<Guard> leaf(int start, int end) {
        String value = text.value().substring(start, end);
        if (isCall(start, end) && !value.startsWith("In(")) {
            String name = value.substring(0, value.indexOf('(')).strip();
            calls.add(name);
            return Optional.of(new Guard.Named(name, Template.MapOf.EMPTY, text.positionOf(start)));
        }
        return EcmaScript.parse(value, names,
                index -> text.positionOf(start + index)) instanceof Parsed.Done(var expression)
                        ? Optional
                                .of(new Guard.Inline(EcmaScript.condition(expression), expression.position()))
                        : Optional.empty();
    }

    /// Whether this is `name()`, or `a.name()`.
    private boolean isCall(int start, int end) {
        String value = text.value().substring(start, end).strip();
        if (!value.endsWith("()")) {
            return false;
        }
        boolean named = true;
        for (String part : value.substring(0, value.length() - 2).strip().split("\\.", -1)) {
            named &= Names.isName(part);
        }
        return named;
    }

    /// Where an operator stands outside of parentheses and quotes.
    private List<Integer> places(String operator, int start, int end) {
        List<Integer> found = new ArrayList<>();
        for (int at = start; at < end; at++) {
            at = skip(at, end);
            if (text.value().startsWith(operator, at) && at + 1 < end) {
                found.add(at++);
            }
        }
        return found;
    }

    /// The end of what is in quotes or brackets here; this place where nothing is.
    private int skip(int at, int end) {
        char c = text.value().charAt(at);
        if (c == '\'' || c == '"') {
            int close = at + 1;
            while (close < end && text.value().charAt(close) != c) {
                close += text.value().charAt(close) == '\\' ? 2 : 1;
            }
            return Math.min(close, end - 1);
        }
        return c == '(' || c == '[' || c == '{' ? Math.min(closing(at, end), end - 1) : at;
    }

    /// Where the bracket that opens here is closed; the end where it is not.
    private int closing(int open, int end) {
        int depth = 0;
        for (int at = open; at < end; at++) {
            char c = text.value().charAt(at);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else {
                at = skip(at, end);
            }
            if (depth == 0) {
                return at;
            }
        }
        return end;
    }
}
