package dev.actorweb.cli.template;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;

/// Shows a unified diff, in colours where there are any.
final class DiffLines {
    private DiffLines() {}

    static void show(Terminal terminal, String diff) {
        diff.lines().forEach(line -> terminal.line(Text.of(style(line), line)));
    }

    private static Style style(String line) {
        if (line.startsWith("+++ ") || line.startsWith("--- ")) {
            return Style.STRONG;
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Style.SUCCESS;
            case '-' -> Style.ERROR;
            case '@' -> Style.NAME;
            default -> Style.PLAIN;
        };
    }
}
