package dev.actorweb.bench.soak;

import dev.actorweb.runtime.ActorSystem;
import java.util.List;
import java.util.SplittableRandom;

/// One kind of traffic, which begins, goes on and ends beside others in the same system.
public interface Traffic {
    /// Every kind there is.
    static List<Traffic> all() {
        return List.of(new Questions(), new Alarms(), new News(), new Guests(), new Queues(), new Ledgers(),
                new Teams());
    }

    /// Does its share of work, and says so by returning.
    void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException;

    /// What it is called in a report.
    default String title() {
        return getClass().getSimpleName();
    }
}
