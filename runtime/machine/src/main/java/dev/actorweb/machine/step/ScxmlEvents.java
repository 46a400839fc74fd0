package dev.actorweb.machine.step;

import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.yaml.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events that SCXML knows by names of its own.
final class ScxmlEvents {
    static final String EXECUTION = "error.execution";
    static final String COMMUNICATION = "error.communication";
    private static final String DONE = "xstate.done.actor.";
    private static final String FAILED = "xstate.error.actor.";

    private ScxmlEvents() {}

    /// An event of the runtime under the name and with the data that SCXML gives it.
    static Event translated(Event event) {
        if (event.type().startsWith(DONE)) {
            String id = event.type().substring(DONE.length());
            return fromInvoked("done.invoke." + id, id, event.data().get("output"));
        }
        if (event.type().startsWith(FAILED)) {
            String id = event.type().substring(FAILED.length());
            return fromInvoked(COMMUNICATION + "." + id, id, event.data().get("error"));
        }
        return event;
    }

    private static Event fromInvoked(String name, String id, @Nullable Object content) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(EventData.of(content));
        data.put(EventData.INVOKE_ID, id);
        return new Event(name, data);
    }

    /// The same event, as it arrives from the machine that was invoked under this id.
    static Event from(String invokeId, Event event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(event.data());
        data.put(EventData.INVOKE_ID, invokeId);
        data.put(EventData.ORIGIN, "#_" + invokeId);
        return new Event(event.type(), data);
    }

    static Event error(String name, String reason, Optional<Position> position, @Nullable Object sendId) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("reason", reason);
        if (position.isPresent()) {
            data.put("line", (long) position.get().line());
            data.put("column", (long) position.get().column());
        }
        if (sendId != null) {
            data.put(EventData.SEND_ID, sendId);
        }
        return new Event(name, data);
    }

    /// What the sender of an event hears when nothing runs under the id that it was sent to.
    static Event unreachable(String id, Event sent) {
        return error(COMMUNICATION, "nothing runs under the id `" + id + "`", Optional.empty(),
                sent.data().get(EventData.SEND_ID));
    }

    /// The id of the invoke that an event comes from.
    static Optional<String> invokeId(Event event) {
        return event.data().get(EventData.INVOKE_ID) instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }
}
