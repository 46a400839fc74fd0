package dev.actorweb.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When the output of a program counts as complete.
@Timeout(300)
class DrainTest {
    private static final int LIMIT = 1 << 20;

    /// Whoever hears what comes may take long over it, and more waits in the pipe meanwhile.
    @Test
    void nothingIsLostWhileSomebodyIsStillBusyWithWhatHasCome() throws Exception {
        var busy = new CountDownLatch(1);
        var more = new CountDownLatch(1);
        try (var output = new PipedInputStream()) {
            var drain = new Drain("stdout", output, LIMIT, () -> {}, (_, _) -> {
                busy.countDown();
                awaitQuietly(more);
            });
            var settled = new Thread(() -> settle(drain));
            try (var program = new PipedOutputStream(output)) {
                drain.start();
                program.write('a');
                program.flush();
                busy.await();
                settled.start();
                while (settled.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                settled.join(1_000); // longer than silence takes
                program.write('b');
            }
            more.countDown();
            settled.join();

            assertThat(drain.bytes().text()).isEqualTo("ab");
        }
    }

    @Test
    void silenceIsTheEndThoughTheStreamIsHeldOpen() throws Exception {
        try (var program = new PipedOutputStream(); var output = new PipedInputStream(program)) {
            var drain = new Drain("stdout", output, LIMIT, () -> {}, Listener.NONE);
            drain.start();
            program.write('a');
            program.flush();

            drain.settle();

            assertThat(drain.bytes().text()).isIn("a", ""); // where its thread had no turn at all
        }
    }

    private static void settle(Drain drain) {
        try {
            drain.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
