package dev.actorweb.cli.shell;

import dev.actorweb.cli.Build;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Registry;
import dev.actorweb.completions.ManPage;
import dev.actorweb.completions.MarkdownPage;
import dev.actorweb.completions.Roff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The manual of `aw`: a page for the program and one for each command, made from the model that
/// parses the command line.
final class Manual {
    private static final String PROMISE = "takes a developer of actors and state machines from an idea to the "
            + "integration branch";
    private static final String GLOBAL = "The [global options](../cli.md#global-options) are understood, too.";

    private Manual() {}

    /// The pages by their file names, `aw-ship.1`.
    static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("aw.1", program());
        for (var name : Registry.names()) {
            pages.put("aw-" + name + ".1", command(name));
        }
        return pages;
    }

    /// The page of one command.
    static String command(String name) {
        return new ManPage(source(), exits(), List.of("aw")).text(Registry.page(name));
    }

    /// The page of the program.
    static String program() {
        var roff = new Roff("aw", source(), "aw manual");
        roff.section("NAME").text("aw - " + PROMISE);
        roff.section("SYNOPSIS").synopsis("aw", "[global options] command [options] [arguments]");
        roff.section("DESCRIPTION")
                .paragraph(
                        "Results go to standard output; progress, questions, warnings and errors go to standard "
                                + "error. A double dash ends the options.")
                .paragraph("Each command has a page of its own, and explains itself: aw command --help.");
        roff.section("COMMANDS");
        var related = new ArrayList<String>();
        Registry.overview().forEach((group, commands) -> {
            roff.subsection(group);
            commands.forEach((name, summary) -> {
                roff.term("aw " + name, "", summary);
                related.add("aw-" + name + "(1)");
            });
        });
        roff.section("GLOBAL OPTIONS");
        for (var option : Registry.globalOptions()) {
            roff.term(String.join(", ", option.names()), option.value(), option.description());
        }
        roff.section("EXIT STATUS");
        exits().forEach((code, meaning) -> roff.term(code, "", meaning));
        roff.section("ENVIRONMENT").term("AW_JAVA_HOME", "", "the Java runtime to use, before any other")
                .term("AW_NO_CACHE", "", "not empty: neither use nor make an ahead-of-time cache")
                .term("AW_GIT_ENGINE", "", "git or jgit: the engine to use, whatever is installed")
                .term("ACCESSIBLE", "", "not empty: draw nothing over, ask line by line")
                .term("NO_COLOR", "", "not empty: no colours")
                .term("CI", "", "not empty: ask nothing");
        roff.section("FILES").term("aw.yaml", "", "the configuration of a repository, at its root")
                .term("$XDG_CONFIG_HOME/aw/config.yaml", "", "the configuration of the user");
        return roff.section("SEE ALSO").text(String.join(", ", related)).toString();
    }

    /// The reference for the documentation, by file names.
    static Map<String, String> reference() {
        var files = new LinkedHashMap<String, String>();
        var index = new StringBuilder("# Commands\n\nMade from the model that parses the command line. "
                + "What all commands share is described in [the command line](../cli.md).\n");
        Registry.overview().forEach((group, commands) -> {
            index.append("\n## ").append(group).append("\n\n| command | |\n|---|---|\n");
            commands.forEach((name, summary) -> {
                index.append("| [aw ").append(name).append("](").append(name).append(".md) | ")
                        .append(summary)
                        .append(" |\n");
                files.put(name + ".md", MarkdownPage.text(Registry.page(name), GLOBAL));
            });
        });
        files.put("README.md", index.toString());
        return files;
    }

    private static String source() {
        return "aw " + Build.current().version();
    }

    private static Map<String, String> exits() {
        var exits = new LinkedHashMap<String, String>();
        for (var exit : Exit.values()) {
            exits.put(String.valueOf(exit.code()), exit.meaning());
        }
        return exits;
    }
}
