package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets questions time out. Almost all are answered long before, so entering one is a push onto a
/// chain, and leaving nothing at all: there is one timer, set to the earliest deadline entered since
/// it went off last, which then looks through all. Whenever the chain has doubled, the answered ones
/// are thrown out, so it is never much longer than the number of questions that are open.
///
/// Reading the clock costs more than all of that. So a question with a long deadline is entered
/// without one, and gets it from a timer that goes off a moment later: it may time out that moment
/// too late, never too early.
final class Deadlines {
    private static final int TOLERATED = 1024;
    private static final long NONE = Long.MAX_VALUE;

    /// From which limit on the clock may be read later, and how much later that is.
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int NEWEST = 16;
    private static final VarHandle LINK = MethodHandles.arrayElementVarHandle(Entry[].class);

    /// A question that is open, or was when one looked last. A link of its own: to write into the
    /// question when it is under way would take its line of memory from the one who answers.
    private static final class Entry {
        final Reply<?> question;

        @Nullable
        Entry earlier;

        /// How many the chain has.
        int number;

        Entry(Reply<?> question, @Nullable Entry earlier, int number) {
            this.question = question;
            this.earlier = earlier;
            this.number = number;
        }
    }

    private final Dispatcher dispatcher;
    private final boolean mayLookLater;

    /// The newest entry, in the middle of an array: so that what is written with each question is
    /// on no cache line that others read.
    private final @Nullable Entry[] chain = new @Nullable Entry[2 * NEWEST];

    /// How many there may be before the answered ones are thrown out.
    private volatile int tolerated = TOLERATED;

    /// Whether a timer goes off in a moment.
    private volatile boolean soon;

    /// When the timer goes off. Written under the lock.
    private volatile long alarmAt = NONE;

    /// Guarded by this.
    private @Nullable Cancellable alarm;

    /// Whether there is no clock any more. Written under the lock.
    private volatile boolean closed;

    Deadlines(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        mayLookLater = dispatcher instanceof PoolDispatcher;
    }

    /// Whether a deadline so far away may be reckoned a moment later.
    boolean mayLookLater(Duration limit) {
        return mayLookLater && limit.compareTo(LONG) >= 0;
    }

    /// Sees to it that the question times out at its deadline, if nothing else happens to
    /// it before.
    void add(Reply<?> question) {
        var before = newest();
        int number = before == null ? 1 : before.number + 1;
        var entry = new Entry(question, before, number);
        if (!LINK.compareAndSet(chain, NEWEST, before, entry)) {
            push(entry, entry, 1);
        }
        long due = question.due();
        if (due == 0) {
            if (!soon) {
                setAlarmSoon();
            }
        } else if (alarmAt == NONE || due - alarmAt < 0) {
            setAlarm(due);
        }
        if (number > tolerated) {
            sweep(false);
        }
    }

    private @Nullable Entry newest() {
        return (@Nullable Entry) LINK.getVolatile(chain, NEWEST);
    }

    /// Puts a chain of so many in front.
    private void push(Entry first, Entry last, int length) {
        Entry before;
        do {
            before = newest();
            last.earlier = before;
            first.number = before == null ? length : before.number + length;
        } while (!LINK.compareAndSet(chain, NEWEST, before, first));
    }

    private void setAlarmSoon() {
        soon = true;
        try {
            setAlarm(dispatcher.nanoTime() + MOMENT);
        } catch (Throwable e) {
            soon = false;
            throw e;
        }
    }

    private void setAlarm(long due) {
        arm(due);
        if (closed) { // so there is never an alarm, and each question comes by here
            failAll(Reply::askedTooLate);
        }
    }

    private synchronized void arm(long due) {
        long at = alarmAt;
        if (closed || (at != NONE && due - at >= 0)) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        alarmAt = NONE; // until there is another, for which there may be no memory
        alarm = dispatcher.schedule(Duration.ofNanos(Math.max(0, due - dispatcher.nanoTime())),
                () -> sweep(true));
        alarmAt = due;
    }

    /// Fails the questions that are open, and each one that is asked later, since there will be no
    /// clock: the system has ended.
    void close() {
        failAll(Reply::systemEnded);
    }

    private void failAll(Consumer<Reply<?>> failing) {
        for (var open = takeAll(); open != null; open = open.earlier) {
            failing.accept(open.question);
        }
    }

    private synchronized @Nullable Entry takeAll() {
        closed = true;
        soon = false;
        alarmAt = NONE;
        return (@Nullable Entry) LINK.getAndSet(chain, NEWEST, (Object) null);
    }

    /// Throws out what is answered, and times out what is due.
    ///
    /// @param alarmed
    ///            whether this is the timer
    private void sweep(boolean alarmed) {
        for (var late = takeDue(alarmed); late != null; late = late.earlier) {
            try {
                late.question.timeOut();
            } catch (Throwable e) { // the others are due as well
                late.question.completeExceptionally(e);
            }
        }
    }

    /// @return a chain of those that are due
    private synchronized @Nullable Entry takeDue(boolean alarmed) {
        if (alarmed) {
            alarmAt = NONE;
            alarm = null;
            soon = false; // before the chain is taken: who enters from now on sets the timer again
        }
        var all = newest();
        if (closed) {
            return null;
        }
        if (!alarmed && (all == null || all.number <= tolerated)) {
            return null; // somebody else was faster
        }
        long now = dispatcher.nanoTime();
        Entry due = null;
        Entry first = null;
        Entry last = null;
        int open = 0;
        long next = NONE;
        var link = (@Nullable Entry) LINK.getAndSet(chain, NEWEST, (Object) null);
        while (link != null) {
            var entry = link;
            link = link.earlier;
            if (entry.question.isDone()) {
                continue;
            }
            long end = entry.question.due(now);
            if (end - now <= 0) {
                entry.earlier = due;
                due = entry;
                continue;
            }
            if (last == null) {
                first = entry;
            } else {
                last.earlier = entry;
            }
            last = entry;
            open++;
            next = next == NONE || end - next < 0 ? end : next;
        }
        tolerated = Math.max(TOLERATED, 2 * open);
        if (first != null && last != null) {
            push(first, last, open);
            try {
                arm(next);
            } catch (Throwable e) {
                // the next question sets it
            }
        }
        return due;
    }
}
