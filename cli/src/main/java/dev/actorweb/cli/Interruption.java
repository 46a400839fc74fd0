package dev.actorweb.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Gives a command that is interrupted (Ctrl-C) or terminated the time to tidy up.
///
/// The Java runtime answers both signals by running the shutdown hooks and exits with 130 or 143 of
/// its own accord. The hook here interrupts the command's thread, then waits until it has unwound,
/// [#PATIENCE_SECONDS] at most.
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch unwound = new CountDownLatch(1);
    private final Thread command;

    private Interruption(Thread command) {
        this.command = command;
    }

    static Interruption of(Thread command) {
        var interruption = new Interruption(command);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutdown, "aw-interruption"));
        return interruption;
    }

    /// Tells that the command has ended; a shutdown from now on is our own.
    void finished() {
        unwound.countDown();
    }

    private void shutdown() {
        if (unwound.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            boolean ended = unwound.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                System.err.println("aw: interrupted before everything was tidied up");
            }
        } catch (InterruptedException nobodyInterruptsAHook) {
            Thread.currentThread().interrupt();
        }
    }
}
