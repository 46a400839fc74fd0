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

    private static final long NAP_NANOS = 50_000;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(Gate.class, "taken", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile boolean taken;

    final boolean tryEnter() {
        return !taken && TAKEN.compareAndSet(this, false, true);
    }

    final void enter() {
        for (int look = 0; !tryEnter(); look++) {
            if (look < LOOKS) {
                Worker.pause(look);
            } else {
                LockSupport.parkNanos(this, NAP_NANOS);
            }
        }
    }

    final void leave() {
        taken = false;
    }
}
