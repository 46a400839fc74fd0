package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Regex.Invalid;
import dev.actorweb.machine.ecmascript.Regex.Node;
import dev.actorweb.machine.ecmascript.Regex.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Reads regular expressions as ECMAScript writes them, without those parts that no search in
/// bounded time can have (what refers back, or looks around). Used once.
final class RegexParser {
    private static final int DEEPEST = 50;
    private static final int MOST_REPEATED = 1_000;
    private final String text;
    private final String flags;
    private final boolean ignoreCase;
    private int at;
    private int groups = 1;
    private int depth;

    private RegexParser(String text, String flags) {
        this.text = text;
        this.flags = flags;
        this.ignoreCase = flags.contains("i");
    }

    /// @param flags
    ///            of `g`, `i`, `m` and `s`
    static Regex parse(String text, String flags) throws Invalid {
        for (int i = 0; i < flags.length(); i++) {
            if (flags.indexOf(flags.charAt(i)) < i) {
                throw new Invalid("a flag is given twice", false);
            }
            if ("gims".indexOf(flags.charAt(i)) < 0) {
                throw new Invalid("the flags of a regular expression are g, i, m and s here", true);
            }
        }
        RegexParser parser = new RegexParser(text, flags);
        Node node = parser.alternatives();
        if (parser.at < text.length()) {
            throw invalid("`)` closes nothing");
        }
        return new Regex(node, parser.groups, flags.contains("m"));
    }

    private Node alternatives() throws Invalid {
        if (++depth > DEEPEST) {
            throw new Invalid("groups nest more than " + DEEPEST + " deep", true);
        }
        List<Node> ways = new ArrayList<>();
        do {
            ways.add(sequence());
        } while (take('|'));
        depth--;
        Node all = ways.removeLast();
        while (!ways.isEmpty()) {
            all = new Node.Either(ways.removeLast(), all);
        }
        return all;
    }

    private Node sequence() throws Invalid {
        List<Node> nodes = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            Node atom = atom();
            nodes.add(repeated(atom));
        }
        return new Node.All(List.copyOf(nodes));
    }

    private Node atom() throws Invalid {
        char c = text.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> bracket();
            case '.' -> new Node.One(CharSet.any(flags.contains("s")));
            case '^' -> new Node.Border(Operation.BEGIN);
            case '$' -> new Node.Border(Operation.END);
            case '\\' -> escape();
            case '*', '+', '?' -> throw invalid("`" + c + "` repeats nothing");
            default -> one(c);
        };
    }

    private Node one(char c) {
        return new Node.One(new CharSet(new int[]{c, c}, false, ignoreCase));
    }

    private Node group() throws Invalid {
        int index = 0;
        if (take('?')) {
            if (text.startsWith("=", at) || text.startsWith("!", at) || text.startsWith("<=", at)
                    || text.startsWith("<!", at)) {
                throw new Invalid("a regular expression cannot look around here", true);
            }
            if (!take(':')) {
                throw new Invalid("groups with names or flags are not supported", true);
            }
        } else {
            index = groups++;
        }
        Node inside = alternatives();
        if (!take(')')) {
            throw invalid("`(` is not closed");
        }
        return index == 0 ? inside : new Node.Group(inside, index);
    }

    private Node escape() throws Invalid {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == 'b' || c == 'B') {
            at++;
            return new Node.Border(c == 'b' ? Operation.WORD_EDGE : Operation.NO_WORD_EDGE);
        }
        if (c >= '1' && c <= '9') {
            throw new Invalid("a regular expression cannot refer back here", true);
        }
        int[] named = CharSet.named(c);
        if (named.length > 0) {
            at++;
            return new Node.One(new CharSet(named, false, false));
        }
        return one(escaped());
    }

    private char escaped() throws Invalid {
        if (at >= text.length()) {
            throw invalid("it ends with a backslash");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> '\u000B';
            case '0' -> '\0';
            case 'x' -> code(2);
            case 'u' -> code(4);
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new Invalid("`\\" + c + "` in a regular expression is not supported", true);
                }
                yield c;
            }
        };
    }

    private char code(int length) throws Invalid {
        int code = 0;
        for (int end = at + length; at < end; at++) {
            if (at == text.length() || !HexFormat.isHexDigit(text.charAt(at))) {
                throw invalid("an escape needs " + length + " hexadecimal digits");
            }
            code = 16 * code + HexFormat.fromHexDigit(text.charAt(at));
        }
        return (char) code;
    }

    private Node bracket() throws Invalid {
        boolean negated = take('^');
        List<int[]> found = new ArrayList<>();
        while (!take(']')) {
            if (at >= text.length()) {
                throw invalid("`[` is not closed");
            }
            int[] first = member();
            boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']'
                    && first.length == 2 && first[0] == first[1];
            if (!range) {
                found.add(first);
                continue;
            }
            at++;
            int[] last = member();
            if (last.length != 2 || last[0] != last[1] || last[0] < first[0]) {
                throw invalid("a range in `[…]` has no last character, or runs backwards");
            }
            found.add(new int[]{first[0], last[0]});
        }
        int[] ranges = found.stream().flatMapToInt(Arrays::stream).toArray();
        return new Node.One(new CharSet(ranges, negated, ignoreCase));
    }

    private int[] member() throws Invalid {
        if (at >= text.length()) {
            throw invalid("`[` is not closed");
        }
        char c = text.charAt(at++);
        if (c == '\\') {
            char letter = at < text.length() ? text.charAt(at) : ' ';
            int[] named = CharSet.named(letter);
            if (named.length > 0) {
                at++;
                return named;
            }
            if (take('b')) {
                return new int[]{'\b', '\b'};
            }
            c = escaped();
        }
        return new int[]{c, c};
    }

    private Node repeated(Node atom) throws Invalid {
        int least;
        int most;
        if (take('*')) {
            least = 0;
            most = -1;
        } else if (take('+')) {
            least = 1;
            most = -1;
        } else if (take('?')) {
            least = 0;
            most = 1;
        } else {
            int end = at < text.length() && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
            String count = end < 0 ? "" : text.substring(at + 1, end);
            if (!count.matches("\\d{1,6}(,\\d{0,6})?")) {
                return atom;
            }
            at = end + 1;
            int comma = count.indexOf(',');
            least = Integer.parseInt(comma < 0 ? count : count.substring(0, comma));
            most = comma < 0
                    ? least
                    : comma + 1 == count.length() ? -1 : Integer.parseInt(count.substring(comma + 1));
        }
        if (atom instanceof Node.Border || (most >= 0 && most < least)) {
            throw invalid("a repetition runs backwards, or repeats nothing");
        }
        if (least > MOST_REPEATED || most > MOST_REPEATED) {
            throw new Invalid("a repetition counts to " + MOST_REPEATED + " at most", true);
        }
        boolean greedy = !take('?');
        if (at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0) {
            throw invalid("a repetition is repeated");
        }
        return new Node.Repeat(atom, least, most, greedy);
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private static Invalid invalid(String what) {
        return new Invalid("no regular expression: " + what, false);
    }
}
