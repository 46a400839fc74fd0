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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Prints what happens in the system, as any other client would: through its endpoint, so that a
/// slow terminal never holds up an actor. Silent with `--quiet`.
final class RunLog implements AutoCloseable {
    /// How long the next of the last events may take: on a busy machine its turn comes late.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /// And where some were dropped, so that the end of an actor may never be told.
    private static final long SHORTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventPrinter printer;
    private final Runnable whenBroken;
    private Optional<InspectionClient> client = Optional.empty();

    /// Guarded by this, like what follows.
    private int ends;
    private long last = System.nanoTime();
    private boolean incomplete;
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
        last = System.nanoTime();
        incomplete |= event.containsKey("dropped");
        if ("terminated".equals(event.get("event")) && !String.valueOf(event.get("actor")).contains("/")) {
            ends++;
        }
        notifyAll();
    }

    /// Waits until the end of so many actors has been printed, but not without end; prints nothing
    /// after that.
    synchronized void awaitEnds(int expected) throws InterruptedException {
        last = System.nanoTime();
        while (client.isPresent() && broken == null && ends < expected) {
            long left = (incomplete ? SHORTER_NANOS : PATIENCE_NANOS) - (System.nanoTime() - last);
            if (left <= 0 || client.get().ended().isDone()) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
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
