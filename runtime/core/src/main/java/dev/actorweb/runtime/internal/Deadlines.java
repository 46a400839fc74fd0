package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets questions time out. Almost all are answered long before, so entering one is a push onto a
/// chain, and leaving nothing at all: there is one timer, set to the earliest deadline entered since
/// it went off last, which then looks through all. Whenever the chain has doubled, the answered ones
/// are thrown out, so it is never much longer than the number of questions that are open.
final class Deadlines {
    private static final int TOLERATED = 1024;
    private static final long NONE = Long.MAX_VALUE;

    private static final VarHandle NEWEST;

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(Deadlines.class, "newest", Reply.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Dispatcher dispatcher;

    private volatile @Nullable Reply<?> newest;

    /// How long the chain may become before the answered ones are thrown out.
    private volatile int tolerated = TOLERATED;

    /// When the timer goes off. Written under the lock.
    private volatile long alarmAt = NONE;

    /// Guarded by this.
    private @Nullable Cancellable alarm;

    Deadlines(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /// Sees to it that the question times out at its deadline, if nothing else happens to
    /// it before.
    void add(Reply<?> question) {
        push(question);
        long at = alarmAt;
        if (at == NONE || question.due() - at < 0) {
            setAlarm(question.due());
        } else if (question.number > tolerated) {
            sweep(false);
        }
    }

    private void push(Reply<?> question) {
        Reply<?> before;
        do {
            before = newest;
            question.earlier = before;
            question.number = before == null ? 1 : before.number + 1;
        } while (!NEWEST.compareAndSet(this, before, question));
    }

    private synchronized void setAlarm(long due) {
        long at = alarmAt;
        if (at != NONE && due - at >= 0) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        alarmAt = due;
        alarm = dispatcher.schedule(Duration.ofNanos(Math.max(0, due - dispatcher.nanoTime())),
                () -> sweep(true));
    }

    /// Throws out what is answered, and times out what is due.
    ///
    /// @param alarmed
    ///            whether this is the timer
    private void sweep(boolean alarmed) {
        for (var late : takeDue(alarmed)) {
            late.timeOut();
        }
    }

    private synchronized List<Reply<?>> takeDue(boolean alarmed) {
        if (alarmed) {
            alarmAt = NONE;
            alarm = null;
        }
        long now = dispatcher.nanoTime();
        var due = new ArrayList<Reply<?>>(0);
        int open = 0;
        long next = NONE;
        var link = (@Nullable Reply<?>) NEWEST.getAndSet(this, (Object) null);
        while (link != null) {
            var question = link;
            link = link.earlier;
            if (!question.isAlive()) {
                question.earlier = null;
            } else if (question.due() - now <= 0) {
                due.add(question);
            } else {
                open++;
                next = next == NONE || question.due() - next < 0 ? question.due() : next;
                push(question);
            }
        }
        tolerated = Math.max(TOLERATED, 2 * open);
        if (next != NONE) {
            setAlarm(next);
        }
        return due;
    }
}
