package dev.actorweb.machine.export;

/// Writes XML: one element a line, indented by two blanks.
final class XmlText {
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean open;

    /// Begins an element.
    XmlText start(String name) {
        closeTag();
        out.repeat(' ', 2 * depth).append('<').append(name);
        open = true;
        depth++;
        return this;
    }

    XmlText attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    /// Ends the element that was begun last and has not ended.
    void end(String name) {
        depth--;
        if (open) {
            out.append("/>\n");
            open = false;
        } else {
            out.repeat(' ', 2 * depth).append("</").append(name).append(">\n");
        }
    }

    /// Ends the element, with nothing but this text inside.
    void end(String name, String text) {
        depth--;
        out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
        open = false;
    }

    private void closeTag() {
        if (open) {
            out.append(">\n");
            open = false;
        }
    }

    String text() {
        return out.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                case '\t' -> escaped.append("&#9;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
                    escaped.append(control ? '\uFFFD' : c); // XML has no way to write most of them
                }
            }
        }
        return escaped.toString();
    }
}
