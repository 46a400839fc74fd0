package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Until;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How many threads a pool starts in place of those that do not come back.
@Timeout(300)
class SparesTest {
    private static final int MOST = 256;

    @Test
    void aPoolStartsAsManyThreadsInPlaceOfOthersAsTheGuideSaysAndNoMore() throws InterruptedException {
        int usual = Math.max(2, Runtime.getRuntime().availableProcessors());
        int turns = usual + 2 * MOST;
        var release = new CountDownLatch(1);
        var stuck = new AtomicInteger();
        var done = new CountDownLatch(turns);
        var pool = new Pool("spares", Duration.ofHours(1));
        try {
            for (int i = 0; i < turns; i++) {
                pool.execute(() -> {
                    stuck.incrementAndGet();
                    awaitQuietly(release);
                    done.countDown();
                });
            }
            for (int i = 0; i < 2 * MOST; i++) {
                pool.spare(1);
            }
            Until.holds(() -> stuck.get() >= usual + MOST && stuck.get() >= pool.workers().length);
            pool.spare(1); // nobody looks for work, so that this would start one

            assertThat(pool.workers()).hasSize(usual + MOST);
        } finally {
            release.countDown();
            assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
            pool.close();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
