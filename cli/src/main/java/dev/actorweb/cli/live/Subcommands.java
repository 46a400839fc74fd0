package dev.actorweb.cli.live;

import dev.actorweb.cli.Options;
import dev.actorweb.completions.Candidates;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The words of `aw actors`: its subcommands, and what each of them takes.
final class Subcommands {
    static final String SYSTEM = "--system";
    static final String TIMEOUT = "--timeout";
    static final String DATA = "--data";

    private Subcommands() {}

    /// The command with all its subcommands.
    static CommandSpec all() {
        var spec = CommandSpec.create()
                .addSubcommand("list", list())
                .addSubcommand("show",
                        sub("print one actor", "Prints one actor: its numbers, and where it is.",
                                "aw actors show desk", "aw actors show desk --json"))
                .addSubcommand("send",
                        driving("send an actor an event",
                                "Sends an actor an event and does not wait for what becomes of it.",
                                "aw actors send desk ORDER --data '{\"item\": \"book\"}'"))
                .addSubcommand("ask", timed(driving("send an actor an event and wait for its answer",
                        "Sends an actor an event and prints what became of it; ends with 1 if it was not accepted.",
                        "aw actors ask desk ORDER --json")))
                .addSubcommand("stop",
                        timed(sub("stop an actor", "Stops an actor after the messages that wait for it.",
                                "aw actors stop desk")))
                .addSubcommand("restart", timed(sub("give an actor a fresh incarnation",
                        "Gives an actor a fresh incarnation, as its supervisor would; what waits for it stays.",
                        "aw actors restart desk")))
                .addSubcommand("tail", tail())
                .addSubcommand("dead-letters", letters());
        spec.usageMessage()
                .description(
                        "Speaks to a running system of actors that its program has opened for inspection.")
                .footer("aw actors list", "aw actors show desk", "aw actors ask desk ORDER");
        return spec;
    }

    private static CommandSpec list() {
        var list = CommandSpec.create()
                .addOption(Options.flag("--systems", "list the systems, not their actors"));
        list.addOption(system());
        list.usageMessage().header("list the actors of a running system")
                .description("Lists the actors of a running system, parents before their children.")
                .footer("aw actors list", "aw actors list --systems",
                        "aw actors list --system order-desk --json");
        return list;
    }

    private static CommandSpec sub(String header, String description, String... examples) {
        var sub = CommandSpec.create().addPositional(Options.required("ACTOR", "its path: parent/child"))
                .addOption(system());
        sub.usageMessage().header(header).description(description).footer(examples);
        return sub;
    }

    private static CommandSpec driving(String header, String description, String... examples) {
        var sub = sub(header, description, examples);
        sub.addPositional(Options.required("EVENT", "the event's name"));
        sub.addOption(Options.value(DATA, "JSON", "the event's data, an object"));
        return sub;
    }

    private static CommandSpec timed(CommandSpec sub) {
        return sub.addOption(Options.duration(TIMEOUT, "how long it may take (5s)"));
    }

    private static CommandSpec tail() {
        var tail = CommandSpec.create()
                .addPositional(Options.optional("ACTOR", "only this one and all below it"))
                .addOption(system())
                .addOption(Options.flag("--messages", "show every message, too"))
                .addOption(Options.value("--count", "N", "end after so many events"));
        tail.usageMessage().header("print what happens, a line for each event")
                .description(
                        "Prints what happens in a running system, a line for each event, until it ends or you do. "
                                + "With --json, each line is a JSON object.")
                .footer("aw actors tail", "aw actors tail desk --messages --json");
        return tail;
    }

    private static CommandSpec letters() {
        var letters = CommandSpec.create().addOption(system())
                .addOption(Options.value("--replay", "N", "send this letter again instead"));
        letters.usageMessage().header("list the last messages that nobody handled")
                .description("Lists the last messages that nobody handled.")
                .footer("aw actors dead-letters", "aw actors dead-letters --replay 3");
        return letters;
    }

    private static OptionSpec system() {
        return Options.value(SYSTEM, "NAME",
                "the system, by its name or process; not needed for the only one", Candidates.SYSTEMS);
    }
}
