package dev.actorweb.cli.init;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import java.util.List;

/// Shows how one text becomes another: what is between their common beginning and their common end.
final class LineDiff {
    private LineDiff() {}

    static void show(Terminal terminal, String before, String after) {
        var old = lines(before);
        var now = lines(after);
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < old.size() - same && tail < now.size() - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        for (var line : old.subList(same, old.size() - tail)) {
            terminal.line(Text.of(Style.ERROR, "  - " + line));
        }
        for (var line : now.subList(same, now.size() - tail)) {
            terminal.line(Text.of(Style.SUCCESS, "  + " + line));
        }
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
