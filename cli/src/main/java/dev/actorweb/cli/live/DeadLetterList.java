package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.analyze.JsonValues;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What nobody handled.
final class DeadLetterList {
    private DeadLetterList() {}

    static Exit run(Invocation invocation, InspectionClient client)
            throws RefusedException, IOException, InterruptedException {
        return invocation.option("--replay").isPresent()
                ? replay(invocation, client)
                : list(invocation, client);
    }

    private static Exit replay(Invocation invocation, InspectionClient client)
            throws RefusedException, IOException, InterruptedException {
        long letter = Numbers.option(invocation, "--replay", 1, 1);
        var delivery = String.valueOf(client.request("replay", Map.of("letter", letter)).get("delivery"));
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/actors-replay/1").member("delivery", delivery));
        } else {
            invocation.terminal().line(delivery);
        }
        return delivery.equals("enqueued") ? Exit.OK : Exit.FINDINGS;
    }

    private static Exit list(Invocation invocation, InspectionClient client)
            throws RefusedException, IOException, InterruptedException {
        var answer = client.request("dead-letters", Map.of());
        var letters = answer.get("letters") instanceof List<?> list ? list : List.of();
        if (invocation.json()) {
            var json = Json.document("aw/dead-letters/1");
            JsonValues.member("count", answer.get("count"), json);
            JsonValues.member("letters", letters, json);
            invocation.terminal().json(json);
            return Exit.OK;
        }
        for (var letter : letters) {
            if (letter instanceof Map<?, ?> map) {
                invocation.terminal().line(Text.of(Style.STRONG, map.get("letter") + "  ")
                        .add(Style.NAME, map.get("actor") + "  ").add(map.get("text") + "  ")
                        .add(Style.FAINT, String.valueOf(map.get("cause"))));
            }
        }
        if (letters.isEmpty()) {
            invocation.terminal().note("no message died");
        }
        return Exit.OK;
    }
}
