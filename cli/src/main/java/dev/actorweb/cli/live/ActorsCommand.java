package dev.actorweb.cli.live;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.analyze.JsonValues;
import dev.actorweb.completions.Candidates;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// `aw actors`: one question to a running system, or one thing it shall do.
public final class ActorsCommand implements Command {
    private static final String SYSTEM = "--system";
    private static final String TIMEOUT = "--timeout";
    private static final long DEFAULT_MILLIS = 5_000;
    private static final long MOST_MILLIS = 600_000;

    @Override
    public CommandSpec spec() {
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
        sub.addOption(Options.value("--data", "JSON", "the event's data, an object"));
        return sub;
    }

    private static CommandSpec timed(CommandSpec sub) {
        return sub.addOption(Options.value(TIMEOUT, "MILLIS", "how long it may take (5000)"));
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

    private static picocli.CommandLine.Model.OptionSpec system() {
        return Options.value(SYSTEM, "NAME",
                "the system, by its name or process; not needed for the only one", Candidates.SYSTEMS);
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        if (invocation.command().equals("list") && invocation.flag("--systems")) {
            return SystemList.print(invocation, Systems.running(invocation));
        }
        var endpoint = Systems.choose(invocation, option(invocation, SYSTEM));
        try (var client = Systems.connect(endpoint)) {
            return perform(invocation, client);
        } catch (RefusedException e) {
            throw new UserError(exit(e), String.valueOf(e.getMessage()), hint(invocation, e, endpoint));
        } catch (IOException e) {
            throw Systems.gone(endpoint, e);
        }
    }

    private static Exit perform(Invocation invocation, InspectionClient client)
            throws RefusedException, IOException, InterruptedException {
        return switch (invocation.command()) {
            case "list" -> ActorList.print(invocation, client.request("list", Map.of("state", true)));
            case "show" -> ActorDetails.print(invocation, client.request("show", actor(invocation)));
            case "send" -> sent(invocation, client.request("send", event(invocation)));
            case "ask" -> asked(invocation, client.request("ask", timed(invocation, event(invocation))));
            case "stop" -> stopped(invocation, client.request("stop", timed(invocation, actor(invocation))));
            case "restart" ->
                restarted(invocation, client.request("restart", timed(invocation, actor(invocation))));
            case "tail" -> Tail.run(invocation, client);
            case "dead-letters" -> DeadLetterList.run(invocation, client);
            default -> throw UserError.usage("aw actors needs to know what to do",
                    "list, show, send, ask, stop, restart, tail or dead-letters");
        };
    }

    private static Exit sent(Invocation invocation, Map<String, @Nullable Object> answer) {
        var delivery = String.valueOf(answer.get("delivery"));
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/actors-send/1").member("delivery", delivery));
        } else {
            invocation.terminal().line(delivery);
        }
        return delivery.equals("enqueued") ? Exit.OK : Exit.FINDINGS;
    }

    private static Exit asked(Invocation invocation, Map<String, @Nullable Object> answer) {
        var told = answer.get("answer");
        if (invocation.json()) {
            var json = Json.document("aw/actors-ask/1");
            JsonValues.member("answer", told, json);
            invocation.terminal().json(json);
        } else {
            ActorDetails.answer(invocation, told);
        }
        return told instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("handled"))
                ? Exit.FINDINGS
                : Exit.OK;
    }

    private static Exit stopped(Invocation invocation, Map<String, @Nullable Object> answer) {
        var unfinished = answer.get("unfinished") instanceof List<?> list ? list : List.of();
        if (invocation.json()) {
            var json = Json.document("aw/actors-stop/1");
            JsonValues.member("unfinished", unfinished, json);
            invocation.terminal().json(json);
        } else {
            for (var path : unfinished) {
                invocation.terminal().line("did not stop in time: " + path);
            }
            if (unfinished.isEmpty()) {
                invocation.terminal().line("stopped " + invocation.argument(0).orElse(""));
            }
        }
        return unfinished.isEmpty() ? Exit.OK : Exit.DEADLINE;
    }

    private static Exit restarted(Invocation invocation, Map<String, @Nullable Object> answer) {
        boolean restarted = Boolean.TRUE.equals(answer.get("restarted"));
        if (invocation.json()) {
            var json = Json.document("aw/actors-restart/1");
            JsonValues.member("restarted", restarted, json);
            JsonValues.member("restarts", answer.get("restarts"), json);
            invocation.terminal().json(json);
        } else {
            String name = invocation.argument(0).orElse("");
            invocation.terminal()
                    .line(restarted
                            ? "restarted " + name + " (restarts: " + answer.get("restarts") + ")"
                            : name + " was not restarted in time: aw actors show " + name);
        }
        return restarted ? Exit.OK : Exit.DEADLINE;
    }

    private static Map<String, @Nullable Object> actor(Invocation invocation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", invocation.argument(0).orElseThrow());
        return fields;
    }

    private static Map<String, @Nullable Object> event(Invocation invocation) {
        var fields = actor(invocation);
        fields.put("event", invocation.argument(1).orElseThrow());
        fields.put("data", EventData.read(option(invocation, "--data").orElse("{}")));
        return fields;
    }

    private static Map<String, @Nullable Object> timed(Invocation invocation,
            Map<String, @Nullable Object> fields) {
        fields.put("timeoutMillis", Numbers.option(invocation, TIMEOUT, 1, MOST_MILLIS, DEFAULT_MILLIS));
        return fields;
    }

    /// An option that not every subcommand has.
    static Optional<String> option(Invocation invocation, String name) {
        return invocation.option(name);
    }

    private static Exit exit(RefusedException refusal) {
        return switch (refusal.code()) {
            case "timeout" -> Exit.DEADLINE;
            case "bad-request" -> Exit.USAGE;
            case "bad-event" -> Exit.FINDINGS;
            default -> Exit.PRECONDITION;
        };
    }

    private static String hint(Invocation invocation, RefusedException refusal, Endpoint endpoint)
            throws InterruptedException {
        return switch (refusal.code()) {
            case "no-such-actor" -> meant(invocation.argument(0).orElse(""), endpoint)
                    .orElse("aw actors list --system " + endpoint.pid() + " shows them");
            case "not-restartable" -> "its program spawned it so; aw actors stop ends it";
            case "no-such-letter" -> "aw actors dead-letters shows them";
            default -> "";
        };
    }

    /// The actor that was probably meant.
    private static Optional<String> meant(String actor, Endpoint endpoint) throws InterruptedException {
        List<String> paths = new ArrayList<>();
        try (var client = Systems.connect(endpoint)) {
            if (client.request("list", Map.of()).get("actors") instanceof List<?> actors) {
                for (var one : actors) {
                    paths.add(one instanceof Map<?, ?> map ? String.valueOf(map.get("actor")) : "");
                }
            }
        } catch (IOException | RefusedException e) {
            return Optional.empty(); // a hint less
        }
        return DidYouMean.hint(actor, paths);
    }
}
