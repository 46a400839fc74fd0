package dev.actorweb.analyzer.ignore;

import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `# aw: ignore SC108 because …` from the lines of a spec (in XML, from its comments).
///
/// Behind something, it is about that line; alone on a line, about the next line with contents.
/// `ignore-all` is about the whole spec.
final class Comments {
    static final String MARK = "aw:";
    private static final Pattern DIRECTIVE = Pattern
            .compile("(?:^|\\s)(?:#|<!--)\\s*aw:\\s*(\\S*)\\s*(.*?)\\s*(?:-->.*)?$");
    private static final Pattern BECAUSE = Pattern.compile("(?:^|\\s)because(?:\\s+|$)");

    private final List<String> lines;
    private final List<Ignore> ignores;
    private final List<Misuse> misuses;

    Comments(List<String> lines, List<Ignore> ignores, List<Misuse> misuses) {
        this.lines = lines;
        this.ignores = ignores;
        this.misuses = misuses;
    }

    void read() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(MARK)) {
                Matcher found = DIRECTIVE.matcher(lines.get(i));
                if (found.find()) {
                    read(i, found);
                }
            }
        }
    }

    private void read(int index, Matcher found) {
        String line = lines.get(index);
        int start = line.indexOf(line.charAt(found.start()) == '#' || line.charAt(found.start()) == '<'
                ? line.charAt(found.start())
                : line.charAt(found.start() + 1), found.start());
        Position position = new Position(index + 1, line.codePointCount(0, start) + 1);
        String verb = found.group(1);
        if (!verb.equals("ignore") && !verb.equals("ignore-all")) {
            misuses.add(new Misuse(position, "`" + verb + "` is nothing that a comment can ask of aw",
                    DidYouMean.hint(verb, List.of("ignore", "ignore-all"))
                            .orElse("write `# aw: ignore SC108 because …`")));
            return;
        }
        String[] parts = BECAUSE.split(found.group(2), 2);
        String reason = parts.length == 2 ? parts[1].strip() : "";
        int about = line.substring(0, start).isBlank() ? next(index) : index + 1;
        boolean named = false;
        for (String rule : parts[0].split("[,\\s]+", -1)) {
            if (!rule.isEmpty()) {
                named = true;
                ignores.add(verb.equals("ignore")
                        ? Ignore.atLine(rule, reason, about, position)
                        : Ignore.everywhere(rule, reason, position));
            }
        }
        if (!named) {
            misuses.add(new Misuse(position, "this names no rule to ignore",
                    "write `# aw: " + verb + " SC108 because …`"));
        }
    }

    /// The number of the next line that is neither empty nor a comment.
    private int next(int index) {
        for (int i = index + 1; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("<!--")) {
                return i + 1;
            }
        }
        return index + 1;
    }
}
