package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The functions of expressions. Each may be called as a method of its first argument too, but for
/// the conversions.
public enum Function {
    SIZE("size", 1, Type.INT), STARTS_WITH("startsWith", 2, Type.BOOL), ENDS_WITH("endsWith", 2,
            Type.BOOL), CONTAINS("contains", 2, Type.BOOL), MATCHES("matches", 2, Type.BOOL), INT("int", 1,
                    Type.INT), DOUBLE("double", 1, Type.DOUBLE), STRING("string", 1, Type.STRING),
    // What a line editor needs and CEL lacks; the first four split a text at a boundary that
    // Unicode knows.
    FIRST_GRAPHEME("firstGrapheme", 1, Type.STRING), LAST_GRAPHEME("lastGrapheme", 1,
            Type.STRING), FIRST_WORD(
                    "firstWord", 1,
                    Type.STRING), LAST_WORD("lastWord", 1, Type.STRING), REMOVE_PREFIX("removePrefix",
                            2, Type.STRING), REMOVE_SUFFIX("removeSuffix", 2, Type.STRING);

    private final String word;
    private final int arity;
    private final Type type;

    Function(String word, int arity, Type type) {
        this.word = word;
        this.arity = arity;
        this.type = type;
    }

    public String word() {
        return word;
    }

    int arity() {
        return arity;
    }

    Type type() {
        return type;
    }

    static Optional<Function> named(String word) {
        for (Function function : values()) {
            if (function.word.equals(word)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /// All names, for "did you mean".
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Function function : values()) {
            words.add(function.word);
        }
        words.add("has");
        words.add("in");
        return words;
    }

    boolean isMethod() {
        return switch (this) {
            case INT, DOUBLE, STRING -> false;
            case SIZE, STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES, FIRST_GRAPHEME, LAST_GRAPHEME, FIRST_WORD,
                    LAST_WORD, REMOVE_PREFIX, REMOVE_SUFFIX ->
                true;
        };
    }

    /// Whether an argument of this type can be right.
    boolean takes(int argument, Type given) {
        return given == Type.ANY || switch (this) {
            case SIZE -> given == Type.STRING || given == Type.LIST || given == Type.MAP;
            case STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES, FIRST_GRAPHEME, LAST_GRAPHEME, FIRST_WORD,
                    LAST_WORD, REMOVE_PREFIX, REMOVE_SUFFIX ->
                given == Type.STRING;
            case INT, DOUBLE -> given == Type.INT || given == Type.DOUBLE || given == Type.STRING;
            case STRING ->
                given == Type.INT || given == Type.DOUBLE || given == Type.STRING || given == Type.BOOL;
        };
    }

    /// The result, or an [EvalError].
    Object apply(@Nullable Object a, @Nullable Object b, Position position) {
        return switch (this) {
            case SIZE -> size(a, position);
            case STARTS_WITH ->
                a instanceof String x && b instanceof String y ? x.startsWith(y) : wrong(a, b, position);
            case ENDS_WITH ->
                a instanceof String x && b instanceof String y ? x.endsWith(y) : wrong(a, b, position);
            case CONTAINS ->
                a instanceof String x && b instanceof String y ? x.contains(y) : wrong(a, b, position);
            case MATCHES -> a instanceof String x && b instanceof String y
                    ? matches(x, y, position)
                    : wrong(a, b, position);
            case INT -> toInt(a, position);
            case DOUBLE -> toDouble(a, position);
            case STRING -> toText(a, position);
            case FIRST_GRAPHEME ->
                a instanceof String x ? Segments.firstGrapheme(x) : wrong(a, b, position);
            case LAST_GRAPHEME -> a instanceof String x ? Segments.lastGrapheme(x) : wrong(a, b, position);
            case FIRST_WORD -> a instanceof String x ? Segments.firstWord(x) : wrong(a, b, position);
            case LAST_WORD -> a instanceof String x ? Segments.lastWord(x) : wrong(a, b, position);
            case REMOVE_PREFIX -> a instanceof String x && b instanceof String y
                    ? x.startsWith(y) ? x.substring(y.length()) : x
                    : wrong(a, b, position);
            case REMOVE_SUFFIX -> a instanceof String x && b instanceof String y
                    ? x.endsWith(y) ? x.substring(0, x.length() - y.length()) : x
                    : wrong(a, b, position);
        };
    }

    private Object wrong(@Nullable Object a, @Nullable Object b, Position position) {
        return new EvalError("`" + word + "` does not take " + Values.noun(a)
                + (arity == 1 ? "" : " and " + Values.noun(b)), position);
    }

    private Object size(@Nullable Object value, Position position) {
        if (value instanceof String text) {
            return (long) text.codePointCount(0, text.length());
        }
        if (value instanceof List<?> list) {
            return (long) list.size();
        }
        return value instanceof Map<?, ?> map ? (Object) (long) map.size() : wrong(value, null, position);
    }

    private static Object matches(String text, String pattern, Position position) {
        try {
            return Pattern.compile(pattern).find(text);
        } catch (Pattern.Invalid e) {
            return new EvalError(e.problem(), position);
        }
    }

    private Object toInt(@Nullable Object value, Position position) {
        if (value instanceof Long) {
            return value;
        }
        if (value instanceof Double d) {
            return d > -0x1p63 && d < 0x1p63
                    ? (Object) (long) d.doubleValue()
                    : new EvalError("`int` overflows 64 bits", position);
        }
        if (value instanceof String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException _) {
                return new EvalError("`int` takes digits", position);
            }
        }
        return wrong(value, null, position);
    }

    private Object toDouble(@Nullable Object value, Position position) {
        if (value instanceof Double) {
            return value;
        }
        if (value instanceof Long x) {
            return (double) x;
        }
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException _) {
                return new EvalError("`double` takes a number", position);
            }
        }
        return wrong(value, null, position);
    }

    private Object toText(@Nullable Object value, Position position) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof Double d ? Numbers.text(d) : wrong(value, null, position);
    }
}
