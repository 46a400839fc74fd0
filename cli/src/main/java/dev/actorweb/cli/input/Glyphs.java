package dev.actorweb.cli.input;

import java.util.Locale;
import java.util.Map;

/// The characters that a terminal can show: all of them, or where its locale has no Unicode, plain
/// ones of the same width.
public enum Glyphs {
    UNICODE, ASCII;

    /// A sign and what stands for it, in turn.
    private static final String PLAIN = "─-│|├|└`┬+┴+┤|┼+●*○o◎@▸>▶>‖|→>✓+✗x….·.›>«<»>–-—-↑^↓v←<×x↻~“\"”\"█#";

    /// What the locale says, by the variables of the environment in the order in which they count.
    public static Glyphs of(Map<String, String> variables) {
        for (var name : new String[]{"LC_ALL", "LC_CTYPE", "LANG"}) {
            var value = variables.getOrDefault(name, "").toUpperCase(Locale.ROOT);
            if (!value.isEmpty()) {
                return value.contains("UTF-8") || value.contains("UTF8") ? UNICODE : ASCII;
            }
        }
        return ASCII;
    }

    /// The text in characters that can be shown, as wide as before.
    public String show(String text) {
        if (this == UNICODE || isPlain(text)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            int known = c < 0x7f ? -1 : PLAIN.indexOf(c);
            if (c < 0x7f) {
                plain.append((char) c);
            } else if (known >= 0) {
                plain.append(PLAIN.charAt(known + 1));
            } else {
                plain.repeat('?', Cells.width(Character.toString(c)));
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
