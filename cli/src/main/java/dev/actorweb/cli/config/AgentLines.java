package dev.actorweb.cli.config;

import dev.actorweb.cli.config.Config.Agent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds agents to the text of an `aw.yaml` that somebody wrote, leaving every other line as it is.
///
/// It edits the forms people write (no `agents`, `agents: []`, a list with an item on each line) and
/// believes nothing: the result is read again, and must mean what was asked for.
public final class AgentLines {
    private AgentLines() {}

    /// The text with `added` in it; empty when the text has a form that is not edited.
    ///
    /// @param file
    ///            where the text is from, absolute: paths are written relative to its folder
    /// @param all
    ///            every agent the result must list, in this order
    public static Optional<String> add(String text, Path file, List<Agent> all, List<Agent> added) {
        var lines = new ArrayList<>(text.lines().toList());
        int key = keyLine(lines);
        if (key < 0) {
            lines.add("agents:");
            lines.addAll(items(added, file, "  "));
        } else if (isEmptyList(lines.get(key))) {
            lines.set(key, "agents:");
            lines.addAll(key + 1, items(added, file, "  "));
        } else {
            int end = endOfList(lines, key);
            lines.addAll(end, items(added, file, indent(lines, key)));
        }
        var end = text.contains("\r\n") ? "\r\n" : "\n";
        var result = String.join(end, lines) + end;
        return means(result, file, all) ? Optional.of(result) : Optional.empty();
    }

    /// The lines for `agents`, as they stand in an `aw.yaml`.
    public static String of(List<Agent> agents, Path file) {
        return "agents:\n" + String.join("\n", items(agents, file, "  ")) + "\n";
    }

    private static List<String> items(List<Agent> agents, Path file, String indent) {
        var items = new ArrayList<String>();
        for (var agent : agents) {
            items.add(indent + ConfigWriter.item(agent, folder(file)));
        }
        return items;
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    private static int keyLine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("agents:")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isEmptyList(String line) {
        var value = line.substring("agents:".length());
        int comment = value.indexOf(" #");
        return (comment < 0 ? value : value.substring(0, comment)).strip().replace(" ", "").equals("[]");
    }

    /// Behind the last line that belongs to the list: comments and blank lines before the next key
    /// do not.
    private static int endOfList(List<String> lines, int key) {
        int end = key + 1;
        for (int i = key + 1; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean blank = line.isBlank() || line.stripLeading().startsWith("#");
            if (!blank && line.charAt(0) != ' ' && line.charAt(0) != '-') {
                break;
            }
            end = blank ? end : i + 1;
        }
        return end;
    }

    private static String indent(List<String> lines, int key) {
        for (var line : lines.subList(key + 1, lines.size())) {
            int dash = line.indexOf('-');
            if (dash >= 0 && line.substring(0, dash).isBlank()) {
                return line.substring(0, dash);
            }
        }
        return "  ";
    }

    private static boolean means(String text, Path file, List<Agent> all) {
        var draft = new Draft();
        var problems = FileLayer.read(file.toString(), file, text, draft);
        return problems.isEmpty() && draft.config(Optional.of(file)).agents().equals(all);
    }
}
