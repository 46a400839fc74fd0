package dev.actorweb.bench.soak;

import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Failures on purpose, and the faults that must not come of them.
public final class Faults {
    /// How long something may take that ought to happen at once, on a machine that is busy.
    static final Duration LONG = Duration.ofMinutes(2);

    /// Restarts at once, as often as it takes.
    static final Supervision PATIENT = Supervision.defaults().backoff(Backoff.none())
            .limit(Integer.MAX_VALUE, Duration.ofDays(1));

    /// A message is never given up.
    static final SpawnOptions STUBBORN = SpawnOptions.defaults().redeliveryLimit(100).supervision(PATIENT);

    private static final int RARELY = 500;

    private final AtomicLong failures = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /// Throws now and then.
    void maybeFail(SplittableRandom random) {
        if (random.nextInt(RARELY) == 0) {
            failures.incrementAndGet();
            throw new IllegalStateException("on purpose");
        }
    }

    /// A source of its own for somebody, whichever thread that is in.
    static SplittableRandom split(SplittableRandom random) {
        synchronized (random) {
            return random.split();
        }
    }

    /// Notes that something is not as it must be.
    public void note(String fault) {
        faults.add(fault);
    }

    void check(boolean holds, String otherwise) {
        if (!holds) {
            note(otherwise);
        }
    }

    void await(CountDownLatch latch, String what) throws InterruptedException {
        check(latch.await(LONG.toSeconds(), TimeUnit.SECONDS), what + ": not over in time");
    }

    /// How often something has failed on purpose.
    public long failures() {
        return failures.get();
    }

    /// What was noted.
    public Queue<String> faults() {
        return faults;
    }
}
