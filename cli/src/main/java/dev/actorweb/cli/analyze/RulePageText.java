package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A rule's page for people: headings and emphasis are shown, not spelled, links are their texts,
/// and specs stand indented. The pages use no more of Markdown.
final class RulePageText {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\([^)]+\\)");
    private static final Pattern PART = Pattern.compile("\\*\\*([^*]+)\\*\\*|`([^`]+)`");

    private RulePageText() {}

    static List<Text> lines(String page) {
        List<Text> lines = new ArrayList<>();
        boolean code = false;
        for (var line : page.stripTrailing().split("\n", -1)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (code) {
                lines.add(line.isEmpty() ? new Text() : Text.of("    ").add(Style.NAME, line));
            } else if (line.startsWith("#")) {
                lines.add(
                        Text.of(Style.STRONG, LINK.matcher(line.replaceFirst("^#+ ", "")).replaceAll("$1")));
            } else {
                lines.add(sentence(LINK.matcher(line).replaceAll("$1")));
            }
        }
        return lines;
    }

    private static Text sentence(String line) {
        var text = new Text();
        var parts = PART.matcher(line);
        int from = 0;
        while (parts.find()) {
            text.add(line.substring(from, parts.start()));
            if (parts.group(1) != null) {
                text.add(Style.STRONG, parts.group(1));
            } else {
                text.add(Style.NAME, "`" + parts.group(2) + "`");
            }
            from = parts.end();
        }
        return text.add(line.substring(from));
    }
}
