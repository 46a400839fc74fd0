package dev.actorweb.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gives a command that is interrupted (Ctrl-C) or terminated the time to tidy up.
///
/// The Java runtime answers both signals by running the shutdown hooks and exits with 130 or 143 of
/// its own accord. The hook here interrupts the command's thread, then waits until it has unwound,
/// 10 seconds at most or as long as the command has asked for. If the command could not end what it
/// should, its own exit code counts.
public final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// How long the command of this process may take to unwind.
    private static volatile Duration patience = PATIENCE;

    private final CountDownLatch unwound = new CountDownLatch(1);
    private final Thread command;
    private volatile @Nullable Exit exit;

    private Interruption(Thread command) {
        this.command = command;
    }

    static Interruption of(Thread command) {
        var interruption = new Interruption(command);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutdown, "aw-interruption"));
        return interruption;
    }

    /// Gives the command of this process another time to tidy up.
    public static void patience(Duration time) {
        patience = time;
    }

    /// Tells that the command has ended; a shutdown from now on is our own.
    void finished() {
        finished(Exit.OK);
    }

    /// Tells that the command has ended, and how.
    void finished(Exit how) {
        exit = how;
        unwound.countDown();
    }

    private void shutdown() {
        if (unwound.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            boolean ended = unwound.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                System.err.println("aw: interrupted before everything was tidied up");
            }
            if (exit == Exit.DEADLINE) {
                Runtime.getRuntime().halt(Exit.DEADLINE.code());
            }
        } catch (InterruptedException nobodyInterruptsAHook) {
            Thread.currentThread().interrupt();
        }
    }
}
