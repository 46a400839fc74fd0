package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.StopReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the runtime tells a cell. Control messages are handled between messages, also by a cell
/// whose actor has failed or waits.
abstract sealed class Control {
    @Nullable
    Control next;

    /// Does it, in the turn of the cell it was sent to.
    abstract void obeyedBy(Cell<?> cell);

    /// Starts an incarnation.
    static final class Begin extends Control {
        @Override
        void obeyedBy(Cell<?> cell) {
            cell.begin();
        }
    }

    /// Ends the incarnation and keeps the mailbox; answered by [Halted], or [Gone] if it has ended
    /// for good.
    static final class Halt extends Control {
        final StopReason reason;

        Halt(StopReason reason) {
            this.reason = reason;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.halt(reason);
        }
    }

    /// Ends the actor for good; answered by [Gone].
    static final class Terminate extends Control {
        final StopReason reason;

        Terminate(StopReason reason) {
            this.reason = reason;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.terminate(reason);
        }
    }

    /// Ends the actor for good after the messages that wait now; answered by [Gone].
    static final class Drain extends Control {
        @Override
        void obeyedBy(Cell<?> cell) {
            cell.drain();
        }
    }

    /// To the parent: an incarnation failed, or a permanent actor stopped itself.
    static final class Ended extends Control {
        final Cell<?> child;
        final StopReason reason;

        Ended(Cell<?> child, StopReason reason) {
            this.child = child;
            this.reason = reason;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().ended(child, reason);
        }
    }

    /// To the parent: an incarnation has ended as it was told to.
    static final class Halted extends Control {
        final Cell<?> child;

        Halted(Cell<?> child) {
            this.child = child;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().stopped(child);
        }
    }

    /// To the parent: an incarnation is ready for messages.
    static final class Ready extends Control {
        final Cell<?> child;

        Ready(Cell<?> child) {
            this.child = child;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().ready(child);
        }
    }

    /// To the parent: the actor has ended for good, as it was told to.
    static final class Gone extends Control {
        final Cell<?> child;

        Gone(Cell<?> child) {
            this.child = child;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().stopped(child);
        }
    }

    /// To the parent: stop this child.
    static final class Dismiss extends Control {
        final Cell<?> child;

        Dismiss(Cell<?> child) {
            this.child = child;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().stop(child, new StopReason.Requested());
        }
    }

    /// To the parent: stop this child after the messages that wait for it.
    static final class Retire extends Control {
        final Cell<?> child;

        Retire(Cell<?> child) {
            this.child = child;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().retire(child);
        }
    }

    /// To the parent: give this child a fresh incarnation, though it has not failed.
    static final class Renew extends Control {
        final Cell<?> child;
        /// Told whether it has one.
        final Consumer<Boolean> whenOver;

        Renew(Cell<?> child, Consumer<Boolean> whenOver) {
            this.child = child;
            this.whenOver = whenOver;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().renew(child, whenOver);
        }
    }

    /// To the parent: watch the start of this new child, whose time is limited.
    static final class Starting extends Control {
        final Cell<?> child;

        Starting(Cell<?> child) {
            this.child = child;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.family().starting(child);
        }
    }

    /// From the parent's own clock: a step of a sequence took all the time it had.
    static final class Alarm extends Control {
        final Sequence sequence;
        final int step;

        Alarm(Sequence sequence, int step) {
            this.sequence = sequence;
            this.step = step;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            sequence.alarm(step);
        }
    }

    /// A signal for the actor, which hears it after the messages that wait when it comes.
    static final class Notice extends Control {
        final Signal signal;
        private boolean keptBack;

        Notice(Signal signal) {
            this.signal = signal;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            if (!keptBack) {
                keptBack = true;
                if (cell.phase() == Phase.RUNNING && cell.context().keepsBack(this)) {
                    return;
                }
            }
            cell.notice(signal);
        }
    }

    /// The clock of an incarnation's receive time-out went off.
    static final class Idle extends Control {
        final IdleWatch watch;

        Idle(IdleWatch watch) {
            this.watch = watch;
        }

        @Override
        void obeyedBy(Cell<?> cell) {
            cell.idle(watch);
        }
    }
}
