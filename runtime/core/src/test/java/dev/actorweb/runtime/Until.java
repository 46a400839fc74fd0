package dev.actorweb.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Waits for what nothing tells of: the one place where a test looks again and again. A test that
/// waits so has a `@Timeout`, which is what ends it if the condition never holds.
public final class Until {
    private static final long A_MOMENT_MICROS = 200;

    private Until() {}

    /// Returns when the condition holds.
    public static void holds(Callable<Boolean> condition) throws InterruptedException {
        try {
            while (!condition.call()) {
                TimeUnit.MICROSECONDS.sleep(A_MOMENT_MICROS);
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
