package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/// A lock for a few instructions at a time, which one may also try to take: the word it needs is a
/// field of whoever extends it.
abstract class Gate {
    private static final VarHandle TAKEN;

    /// After how many looks a thread that wants in sleeps between them.
    private static final int LOOKS = 1024;

    /// After how many it lets others have the processor.
    private static final int SHORT = 32;

    private static final long NAP_NANOS = 50_000;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(Gate.class, "taken", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile boolean taken;

    /// Waits a moment; now and then lets others have the processor, since who is in may need it.
    @SuppressWarnings("ThreadPriorityCheck") // it is no more than a hint
    private static void pause(int look) {
        if (look % SHORT == SHORT - 1) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    final boolean tryEnter() {
        return !taken && TAKEN.compareAndSet(this, false, true);
    }

    final void enter() {
        for (int look = 0; !tryEnter(); look++) {
            if (look < LOOKS) {
                pause(look);
            } else {
                LockSupport.parkNanos(this, NAP_NANOS);
            }
        }
    }

    /// Without a fence: who finds it taken the moment after looks again.
    final void leave() {
        TAKEN.setRelease(this, false);
    }
}
