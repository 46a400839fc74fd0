package dev.actorweb.cli.live;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.analyze.JsonValues;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints the events of a running system as they come, a line for each: for people, or as JSON. For
/// one thread.
public final class EventPrinter {
    private static final int WIDEST = 24;

    private final Invocation invocation;
    private final ZoneId zone = ZoneId.systemDefault();
    private int width;

    /// @param actors
    ///            those that are known already
    public EventPrinter(Invocation invocation, Iterable<String> actors) {
        this.invocation = invocation;
        for (var actor : actors) {
            width = Math.min(WIDEST, Math.max(width, actor.length()));
        }
    }

    /// Prints one event of the inspection protocol.
    public void print(Map<String, @Nullable Object> event) {
        if (invocation.json()) {
            var json = Json.line();
            for (var field : event.entrySet()) {
                if (!field.getKey().equals("sub")) {
                    JsonValues.member(field.getKey(), field.getValue(), json);
                }
            }
            invocation.terminal().line(json.toString());
        } else {
            if (event.get("dropped") instanceof Long dropped) {
                invocation.terminal().line(Text.of(Style.WARNING, dropped + " events were dropped here"));
            }
            var actor = String.valueOf(event.get("actor"));
            if (actor.isEmpty()) {
                return; // the root of all, who ends with the system
            }
            width = Math.min(WIDEST, Math.max(width, actor.length()));
            invocation.terminal().line(EventLine.of(event, zone, width));
        }
        invocation.terminal().flush();
    }
}
