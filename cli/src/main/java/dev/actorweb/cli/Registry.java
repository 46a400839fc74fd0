package dev.actorweb.cli;

import dev.actorweb.cli.config.ConfigCommand;
import dev.actorweb.cli.shell.VersionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// All commands, in the order in which the help lists them. A command is one class and one
/// line here.
final class Registry {
    static final List<Entry> ENTRIES = List.of(
            new Entry("version", Group.SHELL, "print the version, the commit and the Java runtime",
                    VersionCommand::new),
            new Entry("config", Group.SHELL, "show the configuration and where it comes from",
                    ConfigCommand::new));

    /// The headings of the help.
    enum Group {
        WORKFLOW("Workflow"), MACHINES("Actors and state machines"), SHELL("aw itself");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// A command that can be named; `command` creates it only when it is.
    record Entry(String name, Group group, String summary, Supplier<Command> command) {}

    private Registry() {}

    static boolean has(String name) {
        for (var entry : ENTRIES) {
            if (entry.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// The entry of the command called `name`; a usage error, with a suggestion, when there
    /// is none.
    static Entry entry(String name) {
        var names = new ArrayList<String>();
        for (var entry : ENTRIES) {
            if (entry.name().equals(name)) {
                return entry;
            }
            names.add(entry.name());
        }
        var hint = Suggestion.nearest(name, names).map(near -> "did you mean 'aw " + near + "'?");
        throw UserError.usage("unknown command: " + Safe.line(name),
                hint.orElse("'aw help' lists the commands"));
    }
}
