package dev.actorweb.machine.yaml;

import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Scalar.Style;

/// A place in a text that moves forward, and the scalars that are read there: those on one line,
/// without anything unusual. See [QuickReader].
final class Cursor {
    private static final int CACHE = 1 << 10;
    /// Beyond this length, and across lines, a text is no key.
    private static final int LONGEST_KEY = 1_000;
    final String text;
    private final int end;
    private final String[] known = new String[CACHE];
    int at;
    private int line = 1;
    private int lineStart;

    /// The text is not of the plain sort.
    static final class Unusual extends RuntimeException {
        private Unusual() {
            super("unusual", null, false, false);
        }
    }

    Cursor(String text) {
        this.text = text;
        this.end = text.length();
    }

    static Unusual unusual() {
        return new Unusual();
    }

    boolean isAtEnd() {
        return at >= end;
    }

    /// The character here, or further on; 0 behind the end.
    char peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : 0;
    }

    char peek() {
        return peek(0);
    }

    Position position() {
        return new Position(line, column() + 1);
    }

    int line() {
        return line;
    }

    /// Counts from 0.
    int column() {
        return at - lineStart;
    }

    void spaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /// Whether nothing but a comment follows on this line; `spaces` have been skipped.
    boolean isLineOver() {
        char c = peek();
        return at >= end || c == '\n' || (c == '#' && (column() == 0 || text.charAt(at - 1) == ' '));
    }

    /// Goes to the next line that holds something; the rest of this one must be nothing.
    void nextContent() {
        while (true) {
            spaces();
            if (!isLineOver()) {
                if (column() == 0 && isMarker()) {
                    throw unusual();
                }
                return;
            }
            while (at < end && text.charAt(at) != '\n') {
                check(text.charAt(at++));
            }
            if (at >= end) {
                return;
            }
            newLine();
        }
    }

    /// Whether a document ends or begins here, or a directive stands here.
    private boolean isMarker() {
        return peek() == '%' || text.startsWith("---", at) || text.startsWith("...", at);
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    /// Between the parts of a flow collection: blanks, and new lines.
    void flowBlanks() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\n') {
                newLine();
                if (isMarker()) {
                    throw unusual();
                }
            } else if (c == ' ' || (c == '\t' && isIndentedByTabs())) {
                at++;
                if (c == '\t' && at < end && text.charAt(at) == ' ') {
                    throw unusual();
                }
            } else {
                return;
            }
        }
    }

    private boolean isIndentedByTabs() {
        for (int i = lineStart; i < at; i++) {
            if (text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Refuses what is not an ordinary character: control characters, pairs, special spaces.
    static void check(char c) {
        if ((c < ' ' || c > '~') && (c < 0xA0 || c >= 0xD800 || c == 0x2028 || c == 0x2029)) {
            throw unusual();
        }
    }

    // ---- scalars

    Scalar quoted() {
        return peek() == '"' ? doubleQuoted() : singleQuoted();
    }

    private Scalar singleQuoted() {
        Position position = position();
        int start = ++at;
        StringBuilder unescaped = null;
        while (true) {
            if (at >= end) {
                throw unusual();
            }
            char c = text.charAt(at);
            check(c);
            if (c == '\'' && peek(1) != '\'') {
                break;
            }
            if (c == '\'') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, start, at + 1);
                at++;
                start = at + 1;
            }
            at++;
        }
        String value = piece(start, at);
        at++;
        return new Scalar(unescaped == null ? value : unescaped.append(value).toString(), Scalar.Kind.STRING,
                Style.SINGLE_QUOTED, position);
    }

    private Scalar doubleQuoted() {
        Position position = position();
        int start = ++at;
        StringBuilder unescaped = null;
        while (true) {
            if (at >= end) {
                throw unusual();
            }
            char c = text.charAt(at);
            check(c);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, start, at).append(escaped(peek(1)));
                at++;
                start = at + 1;
            }
            at++;
        }
        String value = piece(start, at);
        at++;
        return new Scalar(unescaped == null ? value : unescaped.append(value).toString(), Scalar.Kind.STRING,
                Style.DOUBLE_QUOTED, position);
    }

    private static char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> throw unusual();
        };
    }

    /// Text without quotes, up to a colon or comment, in a flow collection also up to its signs.
    Scalar plain(boolean flow) {
        Position position = position();
        char first = peek();
        if (!startsPlain(first, peek(1), flow)) {
            throw unusual();
        }
        int start = at;
        int last = at;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\n' || (c == ':' && endsKey(peek(1), flow)) || (flow && isFlowSign(c))
                    || (c == '#' && text.charAt(at - 1) == ' ')) {
                break;
            }
            check(c);
            at++;
            last = c == ' ' ? last : at;
        }
        String value = piece(start, last);
        return new Scalar(value, CoreSchema.kindOf(value), Style.PLAIN, position);
    }

    private static boolean startsPlain(char c, char next, boolean flow) {
        return switch (c) {
            case '-', '?' -> next > ' ' && !(flow && isFlowSign(next));
            case ':' -> next > ' ' && !flow;
            case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> false;
            default -> c > ' ';
        };
    }

    /// Whether a colon before this character ends a key.
    private static boolean endsKey(char next, boolean flow) {
        return next <= ' ' || (flow && isFlowSign(next));
    }

    private static boolean isFlowSign(char c) {
        return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
    }

    /// Steps over the colon after a key, which must follow at once or after spaces.
    void colon(int keyStart, int keyLine) {
        spaces();
        if (peek() != ':' || line != keyLine || at - keyStart > LONGEST_KEY) {
            throw unusual();
        }
        at++;
    }

    /// A part of the text; the same object for the same short text, as keys come again and again.
    private String piece(int from, int to) {
        int length = to - from;
        if (length > 16) {
            return text.substring(from, to);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ (hash >>> 10)) & (CACHE - 1);
        String candidate = known[place];
        if (candidate == null || candidate.length() != length
                || !text.regionMatches(from, candidate, 0, length)) {
            candidate = text.substring(from, to);
            known[place] = candidate;
        }
        return candidate;
    }
}
