package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.analyze.JsonValues;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done to one actor of a running system: an event, an end, a new beginning.
final class Driving {
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofMinutes(10);

    private final Invocation invocation;
    private final InspectionClient client;

    Driving(Invocation invocation, InspectionClient client) {
        this.invocation = invocation;
        this.client = client;
    }

    /// Sends an event, and does not wait for what becomes of it.
    Exit send() throws RefusedException, IOException, InterruptedException {
        var delivery = String.valueOf(client.request("send", event()).get("delivery"));
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/actors-send/1").member("delivery", delivery));
        } else {
            invocation.terminal().line(delivery);
        }
        return delivery.equals("enqueued") ? Exit.OK : Exit.FINDINGS;
    }

    /// Sends an event and tells the answer.
    Exit ask() throws RefusedException, IOException, InterruptedException {
        var told = client.request("ask", timed(event())).get("answer");
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

    /// Stops the actor and all below it.
    Exit stop() throws RefusedException, IOException, InterruptedException {
        var answer = client.request("stop", timed(actor(invocation)));
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
                invocation.terminal().line("stopped " + name());
            }
        }
        return unfinished.isEmpty() ? Exit.OK : Exit.DEADLINE;
    }

    /// Gives the actor a fresh incarnation.
    Exit restart() throws RefusedException, IOException, InterruptedException {
        var answer = client.request("restart", timed(actor(invocation)));
        boolean restarted = Boolean.TRUE.equals(answer.get("restarted"));
        var reason = String.valueOf(answer.get("reason"));
        if (invocation.json()) {
            var json = Json.document("aw/actors-restart/1");
            JsonValues.member("restarted", restarted, json);
            JsonValues.member("restarts", answer.get("restarts"), json);
            if (!restarted) {
                json.member("reason", reason);
            }
            invocation.terminal().json(json);
        } else {
            invocation.terminal()
                    .line(restarted
                            ? "restarted " + name() + " (restarts: " + answer.get("restarts") + ")"
                            : name() + " " + notRestarted(reason));
        }
        return restarted ? Exit.OK : switch (reason) {
            case "failed" -> Exit.FINDINGS;
            case "ended", "busy" -> Exit.PRECONDITION;
            default -> Exit.DEADLINE;
        };
    }

    /// Why there is no fresh incarnation, in words; a system of another version may know
    /// other reasons.
    private static String notRestarted(String reason) {
        return switch (reason) {
            case "failed" ->
                "did not start again: its fresh incarnation failed, 'aw actors tail' tells the cause";
            case "ended" -> "has ended, and was not restarted";
            case "busy" -> "is being stopped or restarted already";
            default -> "was not restarted in time: 'aw actors show' tells where it is";
        };
    }

    /// The fields of a request about the actor that is named.
    static Map<String, @Nullable Object> actor(Invocation invocation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", invocation.argument(0).orElseThrow());
        return fields;
    }

    /// How long what is asked may take.
    static Duration timeout(Invocation invocation) {
        var time = invocation.duration(Subcommands.TIMEOUT).orElse(USUAL);
        if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
            throw UserError.usage(Subcommands.TIMEOUT + " must be between 1ms and 10m",
                    "it is 5s without it");
        }
        return time;
    }

    private String name() {
        return invocation.argument(0).orElseThrow();
    }

    private Map<String, @Nullable Object> event() {
        var fields = actor(invocation);
        fields.put("event", invocation.argument(1).orElseThrow());
        fields.put("data", EventData.read(invocation.option(Subcommands.DATA).orElse("{}")));
        return fields;
    }

    private Map<String, @Nullable Object> timed(Map<String, @Nullable Object> fields) {
        fields.put("timeoutMillis", timeout(invocation).toMillis());
        return fields;
    }
}
