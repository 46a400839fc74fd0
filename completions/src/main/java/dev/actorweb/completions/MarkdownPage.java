package dev.actorweb.completions;

import java.util.List;

/// The page of a command for the documentation, its subcommands included.
public final class MarkdownPage {
    private final StringBuilder out = new StringBuilder();

    private MarkdownPage() {}

    /// The text of the page.
    ///
    /// @param global
    ///            a line that says where the options stand that all commands share
    public static String text(Page page, String global) {
        var text = new MarkdownPage();
        text.command(page, "#");
        if (!page.shared().isEmpty()) {
            text.out.append('\n').append(global).append('\n');
        }
        for (var command : page.commands()) {
            text.out.append('\n');
            text.command(command, "##");
        }
        return text.out.toString();
    }

    private void command(Page page, String level) {
        out.append(level).append(' ').append(page.title()).append("\n\n    ").append(page.title()).append(' ')
                .append(page.synopsis()).append('\n');
        for (var paragraph : page.description()) {
            out.append('\n').append(plain(paragraph)).append('\n');
        }
        table("argument", page.arguments());
        table("option", page.options());
        if (!page.commands().isEmpty()) {
            out.append("\n| command | |\n|---|---|\n");
            for (var command : page.commands()) {
                row("[" + command.title() + "](#" + command.title().replace(' ', '-') + ")",
                        command.summary());
            }
        }
        if (!page.examples().isEmpty()) {
            out.append("\n```sh\n");
            page.examples().forEach(example -> out.append(example).append('\n'));
            out.append("```\n");
        }
    }

    private void table(String heading, List<Page.Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (!entry.heading().isEmpty()) {
                out.append("\n").append(entry.heading()).append(":\n");
            }
            if (i == 0 || !entry.heading().isEmpty()) {
                out.append("\n| ").append(heading).append(" | |\n|---|---|\n");
            }
            row(label(entry), plain(entry.description()));
        }
    }

    private void row(String left, String right) {
        out.append("| ").append(left).append(" | ").append(right.replace("|", "\\|")).append(" |\n");
    }

    private static String label(Page.Entry entry) {
        var names = String.join("`, `", entry.names());
        var value = entry.names().isEmpty() || entry.required() || entry.value().isEmpty()
                ? entry.value()
                : "[" + entry.value() + "]";
        var label = names.isEmpty() ? value : value.isEmpty() ? names : names + " " + value;
        return "`" + label.replace("|", "\\|") + "`";
    }

    /// Text in which nothing means anything to Markdown.
    private static String plain(String text) {
        return text.replace("\\", "\\\\").replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")
                .replace("[", "\\[").replace("`", "\\`");
    }
}
