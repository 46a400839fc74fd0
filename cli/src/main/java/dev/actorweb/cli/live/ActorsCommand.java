package dev.actorweb.cli.live;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.watch.RunningSystems;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw actors`: one question to a running system, or one thing it shall do.
public final class ActorsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Subcommands.all();
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        if (invocation.command().equals("list") && invocation.flag("--systems")) {
            return SystemList.print(invocation, RunningSystems.of(invocation).all());
        }
        var _ = Driving.timeout(invocation); // what is typed wrong is said before a system is
                                             // looked for
        var endpoint = Systems.choose(invocation, invocation.option(Subcommands.SYSTEM));
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
            case "show" -> ActorDetails.print(invocation, client.request("show", Driving.actor(invocation)));
            case "send" -> new Driving(invocation, client).send();
            case "ask" -> new Driving(invocation, client).ask();
            case "stop" -> new Driving(invocation, client).stop();
            case "restart" -> new Driving(invocation, client).restart();
            case "tail" -> Tail.run(invocation, client);
            case "dead-letters" -> DeadLetterList.run(invocation, client);
            default -> throw UserError.usage("aw actors needs to know what to do",
                    "list, show, send, ask, stop, restart, tail or dead-letters");
        };
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
