package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.analyze.JsonValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One actor in full.
final class ActorDetails {
    private static final int WIDTH = 12;
    private static final List<String> COUNTERS = List.of("processed", "queued", "dead", "dropped", "rejected",
            "restarts");

    private ActorDetails() {}

    static Exit print(Invocation invocation, Map<String, @Nullable Object> actor) {
        if (invocation.json()) {
            var json = Json.document("aw/actor/1");
            for (var field : actor.entrySet()) {
                JsonValues.member(field.getKey(), field.getValue(), json);
            }
            invocation.terminal().json(json);
            return Exit.OK;
        }
        line(invocation, "actor", String.valueOf(actor.get("actor")));
        state(invocation, actor.get("state"));
        for (var counter : COUNTERS) {
            line(invocation, counter, String.valueOf(actor.get(counter)));
        }
        line(invocation, "uptime", actor.get("uptimeMillis") + " ms");
        return Exit.OK;
    }

    /// What became of an event.
    static void answer(Invocation invocation, @Nullable Object answer) {
        if (answer instanceof Map<?, ?> map && map.containsKey("handled")) {
            boolean handled = Boolean.TRUE.equals(map.get("handled"));
            invocation.terminal()
                    .line(Text
                            .of(handled ? Style.SUCCESS : Style.ERROR, handled ? "accepted" : "not accepted")
                            .add(map.get("reason") == null ? "" : ": " + map.get("reason")));
            state(invocation, map.get("state"));
        } else {
            invocation.terminal().line(String.valueOf(answer));
        }
    }

    private static void state(Invocation invocation, @Nullable Object state) {
        if (!(state instanceof Map<?, ?> map)) {
            return;
        }
        line(invocation, "state", ActorList.state(state));
        for (var name : List.of("context", "tags", "accepts")) {
            if (map.get(name) instanceof Map<?, ?> values && !values.isEmpty()) {
                var json = Json.line();
                values.forEach((field, value) -> JsonValues.member(String.valueOf(field), value, json));
                line(invocation, name, json.toString());
            } else if (map.get(name) instanceof List<?> values && !values.isEmpty()) {
                var text = values.toString();
                line(invocation, name, text.substring(1, text.length() - 1));
            }
        }
    }

    private static void line(Invocation invocation, String name, String value) {
        invocation.terminal().line(new Text().column(Style.NAME, name, WIDTH).add(value));
    }
}
