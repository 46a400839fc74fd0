package dev.actorweb.bench;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Interest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to be observed: by nobody, by one who wants to know of actors, by one who wants to
/// know of messages.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public class Observed {
    private static final int MESSAGES = 100_000;

    /// Who; a number says how many events in a second it wants to be told at most, 0 that it
    /// wants all.
    @Param({"nobody", "lifecycle", "messages", "messages 0"})
    public String observer = "nobody";

    private final Finish finish = new Finish();
    private final ActorSystem system = ActorSystem.create("observed");
    private int count;
    private final ActorRef<Object> counter = system.spawn("counter", _ -> _ -> {
        if (++count == MESSAGES) {
            count = 0;
            finish.arrive();
        }
    });
    private final ActorRef<Integer> sender = system.spawn("sender", _ -> number -> {
        for (int i = 0; i < number; i++) {
            counter.tell("");
        }
    });

    @Setup
    public void observe() {
        switch (observer) {
            case "nobody" -> {
            }
            case "lifecycle" -> system.observe(Interest.LIFECYCLE, _ -> {});
            case "messages" -> system.observe(Interest.MESSAGES, _ -> {});
            default -> system.observe(Interest.MESSAGES,
                    Long.parseLong(observer.substring("messages ".length())), _ -> {});
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void actorToActor() throws InterruptedException {
        finish.expect(1);
        sender.tell(MESSAGES);
        finish.await();
    }

    @TearDown
    public void close() {
        system.close();
    }
}
