package dev.actorweb.analyzer.report;

/// Text in Markdown that stays text: nothing in it is a link, a mention, a tag or the end of a
/// table's cell. What stands between backquotes becomes code.
final class MarkdownText {
    private static final String PLAIN = " ,;.()'\"?%/=+-";

    private MarkdownText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        String line = Visible.line(text);
        int at = 0;
        while (at < line.length()) {
            int open = line.indexOf('`', at);
            int close = open < 0 ? -1 : line.indexOf('`', open + 1);
            if (close < 0) {
                escape(line.substring(at), out);
                break;
            }
            escape(line.substring(at, open), out);
            code(line.substring(open + 1, close), out);
            at = close + 1;
        }
        return out.toString();
    }

    static String code(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        code(Visible.line(text), out);
        return out.toString();
    }

    private static void code(String text, StringBuilder out) {
        out.append("<code>");
        escape(text, out);
        out.append("</code>");
    }

    private static void escape(String line, StringBuilder out) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean link = c == '.' && i > 0 && (line.charAt(i - 1) == 'w' || line.charAt(i - 1) == 'W');
            if (c >= 0x80 || Character.isLetterOrDigit(c) || (PLAIN.indexOf(c) >= 0 && !link)) {
                out.append(c);
            } else {
                out.append("&#").append((int) c).append(';');
            }
            if (c == '@' || c == '#') {
                out.append("&#8203;"); // else the renderer makes a mention or a reference of it
            }
        }
    }
}
