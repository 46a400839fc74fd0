package dev.actorweb.completions;

import java.util.List;
import java.util.Map;

/// The manual page of a command, its subcommands included.
///
/// @param source
///            the program and its version
/// @param exits
///            the exit codes and what they mean
/// @param related
///            the names of other pages
public record ManPage(String source, Map<String, String> exits, List<String> related) {

    public ManPage {
        related = List.copyOf(related);
    }

    /// The page's name: `aw-ship`.
    public static String name(Page page) {
        return String.join("-", page.words());
    }

    /// The text of the page.
    public String text(Page page) {
        var roff = new Roff(name(page), source, page.words().getFirst() + " manual");
        roff.section("NAME").text(name(page) + " - " + page.summary());
        roff.section("SYNOPSIS").synopsis(page.title(), page.synopsis());
        for (var command : page.commands()) {
            roff.synopsis(command.title(), command.synopsis());
        }
        roff.section("DESCRIPTION");
        page.description().forEach(roff::paragraph);
        if (!page.commands().isEmpty()) {
            roff.section("COMMANDS");
            for (var command : page.commands()) {
                roff.subsection(command.title() + " " + command.synopsis());
                command.description().forEach(roff::paragraph);
                entries(roff, command.arguments());
                entries(roff, command.options());
                if (!command.examples().isEmpty()) {
                    roff.example(command.examples());
                }
            }
        }
        section(roff, "ARGUMENTS", page.arguments());
        section(roff, "OPTIONS", page.options());
        section(roff, "GLOBAL OPTIONS", page.shared());
        roff.section("EXIT STATUS");
        exits.forEach((code, meaning) -> roff.term(code, "", meaning));
        if (!page.examples().isEmpty()) {
            roff.section("EXAMPLES").example(page.examples());
        }
        return seeAlso(roff, page).toString();
    }

    private Roff seeAlso(Roff roff, Page page) {
        var others = related.stream().filter(name -> !name.equals(name(page))).map(name -> name + "(1)")
                .toList();
        return others.isEmpty() ? roff : roff.section("SEE ALSO").text(String.join(", ", others));
    }

    private static void section(Roff roff, String title, List<Page.Entry> entries) {
        if (!entries.isEmpty()) {
            roff.section(title);
            entries(roff, entries);
        }
    }

    private static void entries(Roff roff, List<Page.Entry> entries) {
        for (var entry : entries) {
            if (!entry.heading().isEmpty()) {
                roff.subsection(entry.heading());
            }
            roff.term(String.join(", ", entry.names()), value(entry), entry.description());
        }
    }

    private static String value(Page.Entry entry) {
        return entry.names().isEmpty() || entry.required() || entry.value().isEmpty()
                ? entry.value()
                : "[" + entry.value() + "]";
    }
}
