package dev.actorweb.cli;

/// The help of `aw` itself: every command in a line, written without building any command's model.
public final class Overview {
    private static final int COLUMN = 14;

    private Overview() {}

    public static Exit show(Terminal terminal, Format format) {
        if (format == Format.JSON) {
            terminal.json(json());
        } else {
            text(terminal);
        }
        return Exit.OK;
    }

    private static Json json() {
        var json = Json.document("aw/help/1").array("commands");
        for (var entry : Registry.ENTRIES) {
            json.object().member("name", entry.name()).member("group", entry.group().title())
                    .member("summary", entry.summary()).end();
        }
        return json;
    }

    private static void text(Terminal terminal) {
        terminal.line("""
                aw takes a developer of actors and state machines from an idea to the integration branch.
                """);
        terminal.line(heading("Usage").add("\n  aw [global options] <command> [options] [arguments]"));
        for (var group : Registry.Group.values()) {
            group(group, terminal);
        }
        terminal.line("");
        terminal.line(heading("Global options").add("""

                  --format text|json, --json     how to report
                  -q, --quiet / -v, --verbose    tell less or more
                  --color auto|always|never      when to use colours
                  --root DIR                     work in this folder instead of the current one
                  --yes                          answer every confirmation with yes
                  --debug                        show a stack trace with an error
                  -h, --help / --version         explain a command / print the version

                'aw <command> --help' explains a command and shows examples."""));
    }

    private static void group(Registry.Group group, Terminal terminal) {
        var list = heading(group.title());
        boolean any = false;
        for (var entry : Registry.ENTRIES) {
            if (entry.group() == group) {
                list.add("\n  ").column(Style.NAME, entry.name(), COLUMN).add(entry.summary());
                any = true;
            }
        }
        if (any) {
            terminal.line("");
            terminal.line(list);
        }
    }

    private static Text heading(String title) {
        return Text.of(Style.STRONG, title + ":");
    }
}
