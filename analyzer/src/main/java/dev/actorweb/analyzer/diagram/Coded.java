package dev.actorweb.analyzer.diagram;

/// Untrusted text in the languages of diagrams: all that is not plainly text is written by
/// its code.
final class Coded {
    private static final String PLAIN = " .,()=";
    /// Text once, but two of them a line, a comment or a style.
    private static final String ONCE = "_-/";

    private Coded() {}

    /// By Mermaid's `#code;`.
    static String mermaid(String text) {
        return coded(text, "#", ";", false);
    }

    /// By PlantUML's `<U+code>`.
    static String plantuml(String text) {
        return coded(text, "<U+", ">", true);
    }

    private static String coded(String text, String open, String close, boolean hex) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            boolean single = ONCE.indexOf(c) >= 0 && (i == 0 || text.charAt(i - 1) != c);
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || single) {
                out.appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE) {
                out.append(' ');
            } else {
                out.append(open).append(hex ? "%04X".formatted(c) : String.valueOf(c)).append(close);
            }
        }
        return out.toString();
    }

    /// In a quoted string of DOT.
    static String dot(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else {
                out.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE ? " " : Character.toString(c));
            }
        });
        return out.toString();
    }

    /// In the text or an attribute of XML.
    static String xml(String text) {
        return dot(text).replace("\\\"", "\"").replace("\\\\", "\\").replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;").replace("\"", "&quot;");
    }
}
