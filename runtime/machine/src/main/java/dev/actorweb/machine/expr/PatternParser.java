package dev.actorweb.machine.expr;

import dev.actorweb.machine.expr.Pattern.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compiles the text of a regular expression into the program of a [Pattern].
final class PatternParser {
    private static final int DEEPEST = 100;
    private static final int UNBOUNDED = -1;
    private final String text;
    private final List<CharClass> classes = new ArrayList<>();
    private int[] code = new int[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private int length;
    private int at;
    private int depth;

    PatternParser(String text) {
        this.text = text;
    }

    Pattern parse() throws Invalid {
        alternatives();
        if (at < text.length()) {
            throw invalid("`)` closes nothing");
        }
        emit(Pattern.MATCH, 0, 0);
        return new Pattern(text, Arrays.copyOf(code, length), Arrays.copyOf(left, length),
                Arrays.copyOf(right, length), classes);
    }

    private void alternatives() throws Invalid {
        if (++depth > DEEPEST) {
            throw invalid("groups nest more than " + DEEPEST + " deep");
        }
        int start = length;
        sequence();
        if (peek('|')) {
            at++;
            insert(start, Pattern.SPLIT);
            emit(Pattern.JUMP, 0, 0);
            int jump = length - 1;
            left[start] = start + 1;
            right[start] = length;
            alternatives();
            left[jump] = length;
        }
        depth--;
    }

    private void sequence() throws Invalid {
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            int start = length;
            atom();
            boolean repeated = false;
            while (at < text.length() && quantifier(start)) {
                if (repeated) {
                    throw invalid("a repetition is repeated");
                }
                repeated = true;
            }
        }
    }

    private void atom() throws Invalid {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '(' -> group();
            case '[' -> bracket();
            case '.' -> charClass(CharClass.of(new int[]{'\n', '\n'}, true));
            case '^' -> emit(Pattern.BEGIN, 0, 0);
            case '$' -> emit(Pattern.END, 0, 0);
            case '\\' -> escape();
            case '*', '+', '?' -> throw invalid("`" + (char) c + "` repeats nothing");
            default -> emit(Pattern.CHAR, c, 0);
        }
    }

    private void group() throws Invalid {
        if (peek('?')) {
            if (!text.startsWith("?:", at)) {
                throw invalid("`(?` begins only `(?:` here");
            }
            at += 2;
        }
        alternatives();
        if (!peek(')')) {
            throw invalid("`(` is not closed");
        }
        at++;
    }

    private void charClass(CharClass set) throws Invalid {
        classes.add(set);
        emit(Pattern.CLASS, classes.size() - 1, 0);
    }

    private void escape() throws Invalid {
        if (peek('b') || peek('B')) {
            emit(text.charAt(at++) == 'b' ? Pattern.WORD_EDGE : Pattern.NO_WORD_EDGE, 0, 0);
            return;
        }
        if (peek('A') || peek('z')) {
            emit(text.charAt(at++) == 'A' ? Pattern.BEGIN : Pattern.END, 0, 0);
            return;
        }
        CharClass set = new CharClass();
        if (named(set)) {
            charClass(set);
        } else {
            emit(Pattern.CHAR, escaped(), 0);
        }
    }

    /// `d`, `w`, `s` and their opposites after a backslash.
    private boolean named(CharClass set) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        int[] ranges = switch (c) {
            case 'd', 'D' -> CharClass.DIGIT;
            case 'w', 'W' -> CharClass.WORD;
            case 's', 'S' -> CharClass.SPACE;
            default -> new int[0];
        };
        if (ranges.length == 0) {
            return false;
        }
        at++;
        set.addAll(ranges, c < 'a');
        return true;
    }

    private int escaped() throws Invalid {
        if (at >= text.length()) {
            throw invalid("it ends with a backslash");
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            case 'x' -> hexadecimal();
            default -> {
                if (CharClass.isWord(c)) {
                    throw invalid("`\\" + Character.toString(c) + "` is unknown here");
                }
                yield c;
            }
        };
    }

    private int hexadecimal() throws Invalid {
        int end;
        int from = at;
        if (peek('{')) {
            from++;
            end = text.indexOf('}', from);
            at = end + 1;
        } else {
            end = at + 2;
            at = end;
        }
        try {
            int code = end > text.length() || end < 0 || end - from > 6
                    ? -1
                    : Integer.parseUnsignedInt(text.substring(from, end), 16);
            if (Character.isValidCodePoint(code)) {
                return code;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw invalid("`\\x` needs the hexadecimal digits of a character");
    }

    private void bracket() throws Invalid {
        CharClass set = new CharClass();
        if (peek('^')) {
            at++;
            set.negate();
        }
        boolean first = true;
        while (first || !peek(']')) {
            first = false;
            if (at >= text.length()) {
                throw invalid("`[` is not closed");
            }
            if (text.startsWith("[:", at)) {
                throw invalid("`[:` names a class, which is unknown here");
            }
            int from = text.codePointAt(at);
            at += Character.charCount(from);
            if (from == '\\') {
                if (named(set)) {
                    continue;
                }
                from = escaped();
            }
            set.add(from, rangeEnd(from));
        }
        at++;
        charClass(set);
    }

    private int rangeEnd(int from) throws Invalid {
        if (!peek('-') || at + 1 >= text.length() || text.charAt(at + 1) == ']') {
            return from;
        }
        at++;
        int to = text.codePointAt(at);
        at += Character.charCount(to);
        if (to == '\\') {
            to = escaped();
        }
        if (to < from) {
            throw invalid("a range in `[…]` runs backwards");
        }
        return to;
    }

    /// Applies the repetition that stands here, if one does, to the program from `start` on.
    private boolean quantifier(int start) throws Invalid {
        char c = text.charAt(at);
        int min = c == '+' ? 1 : 0;
        int max = c == '?' ? 1 : UNBOUNDED;
        if (c == '*' || c == '+' || c == '?') {
            at++;
        } else {
            int end = c == '{' ? text.indexOf('}', at) : -1;
            int comma = end < 0 ? -1 : text.substring(at, end).indexOf(',');
            if (end < 0 || !isCount(at + 1, comma < 0 ? end : at + comma)) {
                return false;
            }
            min = count(at + 1, comma < 0 ? end : at + comma);
            max = comma < 0 ? min : at + comma + 1 == end ? UNBOUNDED : count(at + comma + 1, end);
            if (max != UNBOUNDED && max < min) {
                throw invalid("a repetition runs backwards");
            }
            at = end + 1;
        }
        if (peek('?')) {
            at++; // lazy or greedy: whether there is a match does not depend on it
        }
        repeat(start, min, max);
        return true;
    }

    private boolean isCount(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }

    private int count(int from, int to) throws Invalid {
        if (!isCount(from, to) || to - from > 4
                || Integer.parseInt(text.substring(from, to)) > Pattern.LARGEST) {
            throw invalid("a repetition counts to " + Pattern.LARGEST + " at most");
        }
        return Integer.parseInt(text.substring(from, to));
    }

    /// Replaces the piece from `start` on by its repetition: `min` copies, then optional ones or
    /// a loop.
    private void repeat(int start, int min, int max) throws Invalid {
        int[][] piece = {Arrays.copyOfRange(code, start, length), Arrays.copyOfRange(left, start, length),
                Arrays.copyOfRange(right, start, length)};
        length = start;
        for (int i = 0; i < min; i++) {
            paste(piece, start);
        }
        if (max == UNBOUNDED) {
            int loop = length;
            emit(Pattern.SPLIT, loop + 1, 0);
            paste(piece, start);
            emit(Pattern.JUMP, loop, 0);
            right[loop] = length;
            return;
        }
        int optional = max - min;
        int size = piece[0].length + 1;
        int end = length + optional * size;
        for (int i = 0; i < optional; i++) {
            emit(Pattern.SPLIT, length + 1, end);
            paste(piece, start);
        }
    }

    private void paste(int[][] piece, int from) throws Invalid {
        int shift = length - from;
        for (int i = 0; i < piece[0].length; i++) {
            boolean jumps = piece[0][i] == Pattern.SPLIT || piece[0][i] == Pattern.JUMP;
            emit(piece[0][i], piece[1][i] + (jumps ? shift : 0), piece[2][i] + (jumps ? shift : 0));
        }
    }

    private void insert(int where, int operation) throws Invalid {
        emit(0, 0, 0);
        for (int i = length - 1; i > where; i--) {
            code[i] = code[i - 1];
            boolean jumps = code[i] == Pattern.SPLIT || code[i] == Pattern.JUMP;
            left[i] = left[i - 1] + (jumps ? 1 : 0);
            right[i] = right[i - 1] + (jumps ? 1 : 0);
        }
        code[where] = operation;
    }

    private void emit(int operation, int a, int b) throws Invalid {
        if (length >= Pattern.LARGEST) {
            throw new Invalid("the pattern is too large");
        }
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
            left = Arrays.copyOf(left, 2 * length);
            right = Arrays.copyOf(right, 2 * length);
        }
        code[length] = operation;
        left[length] = a;
        right[length++] = b;
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private Invalid invalid(String what) {
        return new Invalid("not a pattern: " + what);
    }
}
