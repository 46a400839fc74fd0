package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.MachineStep;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.StopReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runtime events as JSON. For one thread.
final class EventText {
    /// Characters of what others wrote that are shown at most.
    private static final int LONGEST = 1_000;
    private static final int KNOWN = 4_096;
    private static final int LONGEST_KNOWN = 200;

    private static final byte[] ACTOR = fragment(",\"actor\":");
    private static final byte[] AT = fragment(",\"at\":");
    private static final byte[] TRANSITION = fragment(",\"event\":\"transition\",\"machine\":");
    private static final byte[] ENQUEUED = fragment(",\"event\":\"enqueued\",\"message\":");
    private static final byte[] PROCESSED = fragment(",\"event\":\"processed\",\"message\":");
    private static final byte[] ON = fragment(",\"on\":");
    private static final byte[] FROM = fragment(",\"from\":");
    private static final byte[] TO = fragment(",\"to\":");
    private static final byte[] TAKEN = fragment(",\"taken\":");
    private static final byte[] STEP = fragment(",\"step\":");
    private static final byte[] NUMBER = fragment("{\"number\":");
    private static final byte[] SOURCE = fragment(",\"source\":");
    private static final byte[] TARGETS = fragment(",\"targets\":");

    /// The quoted paths of actors, so that each is made once.
    private final Map<ActorRef<?>, byte[]> paths = new HashMap<>();
    /// The quoted names of states, events and machines.
    private final Map<String, byte[]> names = new HashMap<>();
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

    private static byte[] fragment(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
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

    /// Adds the fields of an event to the object that is being written, which has some already.
    void write(JsonLine line, RuntimeEvent event) {
        line.fragment(ACTOR).raw(quoted(event.actor())).fragment(AT).number(micros(event.at()));
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
            case RuntimeEvent.Enqueued enqueued -> message(line.fragment(ENQUEUED), enqueued.message());
            case RuntimeEvent.Processed processed -> message(line.fragment(PROCESSED), processed.message());
            case RuntimeEvent.Dropped dropped ->
                message(line.with("event", "dropped").key("message"), dropped.message());
            case RuntimeEvent.Rejected rejected ->
                message(line.with("event", "rejected").key("message"), rejected.message());
            case RuntimeEvent.DeadLettered dead -> {
                message(line.with("event", "dead-letter").key("message"), dead.letter().message());
                line.with("cause", cause(dead.letter().cause()));
            }
            case RuntimeEvent.BackPressure _ -> line.with("event", "back-pressure");
            case RuntimeEvent.Terminated terminated -> {
                paths.remove(event.actor());
                reason(line.with("event", "terminated"), terminated.reason());
            }
            case RuntimeEvent.Transition(var _, var _, var step) -> {
                line.fragment(TRANSITION).raw(quoted(step.machine()));
                line.fragment(ON).raw(quoted(step.event()));
                list(line.fragment(FROM), step.from());
                list(line.fragment(TO), step.to());
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

    private void taken(JsonLine line, MachineStep step) {
        line.fragment(TAKEN).open('[');
        for (var taken : step.taken()) {
            line.separate();
            line.fragment(NUMBER).number(taken.number()).fragment(SOURCE).raw(quoted(taken.source()));
            list(line.fragment(TARGETS), taken.targets());
            line.close('}');
        }
        line.close(']');
    }

    private void list(JsonLine line, List<String> texts) {
        line.open('[');
        for (int i = 0; i < texts.size(); i++) {
            line.raw(quoted(texts.get(i)));
        }
        line.close(']');
    }

    private void step(JsonLine line, MachineStep step) {
        line.fragment(STEP).number(step.number());
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
            known = quotes(path(actor));
            if (paths.size() >= KNOWN) {
                paths.clear();
            }
            paths.put(actor, known);
        }
        return known;
    }

    private byte[] quoted(String name) {
        byte[] known = names.get(name);
        if (known == null) {
            known = quotes(name);
            if (names.size() >= KNOWN) {
                names.clear();
            }
            if (name.length() <= LONGEST_KNOWN) {
                names.put(name, known);
            }
        }
        return known;
    }

    private static byte[] quotes(String text) {
        var line = new JsonLine(64);
        line.value(text);
        return Arrays.copyOf(line.array(), line.length());
    }

    private void message(JsonLine line, Object message) {
        if (message instanceof Traced traced) {
            line.raw(quoted(traced.label()));
            cause(line, traced.cause());
        } else {
            line.raw(quoted(message.getClass().getSimpleName()));
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
