package dev.actorweb.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Where the thread that measures waits until the actors are through.
final class Finish {
    private final AtomicInteger parts = new AtomicInteger();
    private volatile CountDownLatch latch = new CountDownLatch(0);

    /// Expects so many [#arrive] calls.
    void expect(int number) {
        latch = new CountDownLatch(1);
        parts.set(number);
    }

    void arrive() {
        if (parts.decrementAndGet() == 0) {
            latch.countDown();
        }
    }

    void await() throws InterruptedException {
        latch.await();
    }
}
