package dev.actorweb.bench.machine;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.step.Stepper;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One step of a machine, event after event, on one thread. `-prof gc` shows what a step allocates:
/// the new snapshot, its result and its effects.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
    @Param({"toggle", "counter", "nested", "parallel"})
    private String machine = "";
    private final Event event = Event.of("TOGGLE");
    private Stepper stepper;
    private Snapshot snapshot;

    @Setup
    public void start() {
        String spec = switch (machine) {
            case "toggle" -> Specs.TOGGLE;
            case "counter" -> Specs.COUNTER;
            case "nested" -> Specs.NESTED;
            default -> Specs.parallel();
        };
        stepper = new Stepper(Specs.compiled(spec), Guards.NONE);
        snapshot = stepper.initial(null).snapshot();
    }

    /// Millions of steps a second.
    @Benchmark
    public StepResult stepper() {
        StepResult result = stepper.step(snapshot, event);
        snapshot = result.snapshot();
        return result;
    }

    /// The same by the function that keeps nothing between steps.
    @Benchmark
    public StepResult function() {
        StepResult result = Step.step(snapshot, event, Guards.NONE);
        snapshot = result.snapshot();
        return result;
    }
}
