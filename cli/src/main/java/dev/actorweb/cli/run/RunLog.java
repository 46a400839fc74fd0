package dev.actorweb.cli.run;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.live.EventPrinter;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prints what happens in the system, as any other client would: through its endpoint, so that a
/// slow terminal never holds up an actor. Silent with `--quiet`.
final class RunLog implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;

    private final EventPrinter printer;
    private final Runnable whenBroken;
    private Optional<InspectionClient> client = Optional.empty();

    /// Guarded by this, like what follows.
    private int ends;
    private boolean over;
    private @Nullable RuntimeException broken;

    private RunLog(Invocation invocation, Iterable<String> actors, Runnable whenBroken) {
        this.printer = new EventPrinter(invocation, actors);
        this.whenBroken = whenBroken;
    }

    /// Begins to print.
    ///
    /// @param whenBroken
    ///            called when nobody reads any more
    static RunLog follow(Invocation invocation, Endpoint endpoint, Iterable<String> actors,
            Runnable whenBroken) throws IOException, InterruptedException {
        var log = new RunLog(invocation, actors, whenBroken);
        if (invocation.options().quiet()) {
            return log;
        }
        var client = InspectionClient.connect(endpoint);
        log.client = Optional.of(client);
        try {
            client.subscribe(Map.of("events", List.of("lifecycle", "transitions")), log::take);
        } catch (RefusedException e) {
            client.close();
            throw new IllegalStateException("the own system refuses", e);
        }
        return log;
    }

    private synchronized void take(Map<String, @Nullable Object> event) {
        if (broken != null || over || "".equals(event.get("actor"))) { // the root of all ends last
            return;
        }
        try {
            printer.print(event);
        } catch (RuntimeException e) {
            broken = e;
            whenBroken.run();
        }
        if ("terminated".equals(event.get("event")) && !String.valueOf(event.get("actor")).contains("/")) {
            ends++;
        }
        notifyAll();
    }

    /// Waits until the end of so many actors has been printed, but not for long; prints nothing
    /// after that.
    synchronized void awaitEnds(int expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (client.isPresent() && broken == null && ends < expected) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        over = true;
    }

    /// Passes on what kept it from printing.
    synchronized void rethrow() {
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public void close() {
        client.ifPresent(InspectionClient::close);
    }
}
