package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.MachineStep;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.StopReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runtime events as JSON. For one thread.
final class EventText {
    /// Characters of what others wrote that are shown at most.
    private static final int LONGEST = 1_000;
    private static final int KNOWN = 4_096;

    /// The quoted paths of actors, so that each is made once.
    private final Map<ActorRef<?>, byte[]> paths = new HashMap<>();
    private final boolean text;
    private final boolean data;

    /// @param text
    ///            whether messages are shown as text too, by their `toString`
    /// @param data
    ///            whether steps of machines show what the event carried, and the variables
    EventText(boolean text, boolean data) {
        this.text = text;
        this.data = data;
    }

    /// Whether a path is `root` or lies below it; everything lies below the empty path.
    static boolean isBelow(String path, String root) {
        return root.isEmpty() || path.equals(root)
                || (path.startsWith(root) && path.startsWith("/", root.length()));
    }

    /// The path within the system: `parent/child`.
    static String path(ActorRef<?> actor) {
        return path(actor.path());
    }

    static String path(ActorPath path) {
        return String.join("/", path.names());
    }

    /// Adds the fields of an event to the object that is being written.
    void write(JsonLine line, RuntimeEvent event) {
        line.with("actor", quoted(event.actor())).with("at", micros(event.at()));
        switch (event) {
            case RuntimeEvent.Spawned _ -> line.with("event", "spawned");
            case RuntimeEvent.Started started ->
                line.with("event", "started").with("restarts", started.restarts());
            case RuntimeEvent.Stopped stopped -> reason(line.with("event", "stopped"), stopped.reason());
            case RuntimeEvent.Failed failed -> line.with("event", "failed")
                    .with("during", failed.during().name().toLowerCase(Locale.ROOT))
                    .with("cause", shown(failed.cause()));
            case RuntimeEvent.Restarted restarted -> line.with("event", "restarted")
                    .with("restarts", restarted.restarts()).with("pauseMillis", restarted.pause().toMillis());
            case RuntimeEvent.Escalated escalated ->
                line.with("event", "escalated").with("cause", shown(escalated.cause()));
            case RuntimeEvent.TimedOut late ->
                line.with("event", "timed-out").with("cause", shown(late.cause()));
            case RuntimeEvent.Stalled stalled ->
                line.with("event", "stalled").with("sinceMillis", stalled.since().toMillis())
                        .with("in", stalled.stack().isEmpty() ? null : shown(stalled.stack().getFirst()));
            case RuntimeEvent.Enqueued enqueued ->
                message(line.with("event", "enqueued"), enqueued.message());
            case RuntimeEvent.Processed processed ->
                message(line.with("event", "processed"), processed.message());
            case RuntimeEvent.Dropped dropped -> message(line.with("event", "dropped"), dropped.message());
            case RuntimeEvent.Rejected rejected ->
                message(line.with("event", "rejected"), rejected.message());
            case RuntimeEvent.DeadLettered dead -> {
                message(line.with("event", "dead-letter"), dead.letter().message());
                line.with("cause", cause(dead.letter().cause()));
            }
            case RuntimeEvent.BackPressure _ -> line.with("event", "back-pressure");
            case RuntimeEvent.Terminated terminated -> {
                paths.remove(event.actor());
                reason(line.with("event", "terminated"), terminated.reason());
            }
            case RuntimeEvent.Transition(var _, var _, var step) -> {
                line.with("event", "transition").with("machine", step.machine()).with("on", step.event())
                        .with("from", step.from()).with("to", step.to());
                taken(line, step);
                step(line, step);
            }
            case RuntimeEvent.Refused(var _, var _, var step, var reason) -> {
                line.with("event", "refused").with("machine", step.machine()).with("on", step.event())
                        .with("in", step.to()).with("reason", shown(reason));
                step(line, step);
            }
            case RuntimeEvent.Logged logged -> line.with("event", "log").with("text", shown(logged.text()));
            case RuntimeEvent.Emitted emitted ->
                line.with("event", "emitted").with("name", emitted.event()).with("data", emitted.data());
        }
    }

    private static void taken(JsonLine line, MachineStep step) {
        line.key("taken").open('[');
        for (var taken : step.taken()) {
            line.open('{').with("number", taken.number()).with("source", taken.source())
                    .with("targets", taken.targets()).close('}');
        }
        line.close(']');
    }

    private void step(JsonLine line, MachineStep step) {
        line.with("step", step.number());
        cause(line, step.cause());
        if (data) {
            line.with("data", step.data()).with("context", step.context());
        }
    }

    private static void cause(JsonLine line, Optional<MachineStep.Cause> cause) {
        if (cause.isPresent()) {
            line.with("by", cause.get().actor()).with("byStep", cause.get().step());
        }
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private byte[] quoted(ActorRef<?> actor) {
        byte[] known = paths.get(actor);
        if (known == null) {
            var line = new JsonLine(64);
            line.value(path(actor));
            known = new String(line.array(), 0, line.length(), StandardCharsets.US_ASCII)
                    .getBytes(StandardCharsets.US_ASCII);
            if (paths.size() >= KNOWN) {
                paths.clear();
            }
            paths.put(actor, known);
        }
        return known;
    }

    private void message(JsonLine line, Object message) {
        if (message instanceof Traced traced) {
            line.with("message", traced.label());
            cause(line, traced.cause());
        } else {
            line.with("message", message.getClass().getSimpleName());
        }
        if (text) {
            line.with("text", shown(message));
        }
    }

    private static void reason(JsonLine line, StopReason reason) {
        line.with("reason", switch (reason) {
            case StopReason.Requested _ -> "requested";
            case StopReason.WithSibling _ -> "with-sibling";
            case StopReason.Failed _ -> "failed";
            case StopReason.Abandoned _ -> "abandoned";
        });
    }

    static String cause(DeadLetter.Cause cause) {
        return switch (cause) {
            case DeadLetter.Cause.Stopped _ -> "stopped";
            case DeadLetter.Cause.Poison(var failure, var _) -> "poison: " + shown(failure);
            case DeadLetter.Cause.Late _ -> "late";
            case DeadLetter.Cause.Expired _ -> "expired";
            case DeadLetter.Cause.Unhandled _ -> "unhandled";
        };
    }

    /// What others wrote, bounded; a `toString` that throws is not our business.
    static String shown(Object value) {
        try {
            String shown = String.valueOf(value);
            return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
        } catch (RuntimeException | StackOverflowError e) {
            return value.getClass().getName();
        }
    }
}
