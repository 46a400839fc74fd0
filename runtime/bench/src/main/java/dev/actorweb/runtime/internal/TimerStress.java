package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A timer that goes off while somebody else cancels it: its message is handled exactly if the
/// other one was told that it is too late.
@JCStressTest
@State
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "cancelled")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "went off")
@Outcome(expect = Expect.FORBIDDEN, desc = "both, or neither")
public class TimerStress {
    private @Nullable Timer timer;
    private int handled;
    private final Cell<Object> cell = new Cell<>(Still.KERNEL, null, "timed", this::actor,
            SpawnOptions.defaults());

    public TimerStress() {
        cell.wake();
        cell.run();
    }

    private Actor<Object> actor(ActorContext<Object> context) {
        timer = (Timer) context.schedule(Duration.ofSeconds(1), "alarm");
        return _ -> handled++;
    }

    private Timer timer() {
        var known = timer;
        if (known == null) {
            throw new IllegalStateException("no timer was set");
        }
        return known;
    }

    @org.openjdk.jcstress.annotations.Actor
    public void fire() {
        timer().fire();
        cell.run();
    }

    @org.openjdk.jcstress.annotations.Actor
    public void cancel(II_Result result) {
        result.r1 = timer().cancel() ? 1 : 0;
    }

    @Arbiter
    public void count(II_Result result) {
        cell.run();
        result.r2 = handled;
    }
}
