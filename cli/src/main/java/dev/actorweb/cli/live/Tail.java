package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Prints events as they come.
final class Tail {
    private static final int AHEAD = 1_024;

    private Tail() {}

    static Exit run(Invocation invocation, InspectionClient client)
            throws RefusedException, IOException, InterruptedException {
        long most = Numbers.option(invocation, "--count", 1, Long.MAX_VALUE);
        if (invocation.argument(0).isPresent()) {
            var _ = client.request("show", Driving.actor(invocation)); // refused if there is none
                                                                       // of that name
        }
        var printer = new EventPrinter(invocation, List.of());
        BlockingQueue<Optional<Map<String, @Nullable Object>>> events = new ArrayBlockingQueue<>(AHEAD);
        client.subscribe(fields(invocation), event -> put(events, Optional.of(event)));
        var _ = client.ended().thenRun(() -> put(events, Optional.empty()));
        for (long shown = 0; shown < most; shown++) {
            var event = events.take();
            if (event.isEmpty()) {
                invocation.terminal().note("the system has ended");
                return Exit.OK;
            }
            printer.print(event.get());
        }
        return Exit.OK;
    }

    private static Map<String, Object> fields(Invocation invocation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", invocation.flag("--messages")
                ? List.of("lifecycle", "transitions", "messages")
                : List.of("lifecycle", "transitions"));
        fields.put("actor", invocation.argument(0).orElse(""));
        fields.put("text", invocation.flag("--messages"));
        return fields;
    }

    private static <T> void put(BlockingQueue<T> events, T event) {
        try {
            events.put(event); // who prints slowly is sent no more, and told what was dropped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
