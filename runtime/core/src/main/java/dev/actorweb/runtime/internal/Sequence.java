package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stops some children, the last first, one after the other; and, for a restart, pauses and starts
/// them again, the first first, one after the other. Belongs to the parent's turn, which calls it
/// for every control message; nothing in here waits. Each step that depends on a child has a limit
/// in time.
final class Sequence {
    private enum Stage {
        STOPPING, PAUSING, STARTING, OVER
    }

    private final Family family;
    private final List<Cell<?>> members;

    /// Who caused a restart; null for the sequences that only stop or only start.
    private final @Nullable Cell<?> culprit;

    private final StopReason reason;
    private final Duration pause;
    private final boolean drain;

    /// Whether the member that drains now was told to hurry.
    private boolean hastened;

    /// Whether all that are left are to hurry.
    private boolean hastenAll;

    private Stage stage;
    private int index;

    /// Goes up with each step, so that an alarm of an earlier one is known.
    private int step;
    private @Nullable Cancellable clock;
    private @Nullable Consumer<Boolean> whenOver;

    private Sequence(Family family, Stage stage, List<Cell<?>> members, @Nullable Cell<?> culprit,
            StopReason reason,
            Duration pause, boolean drain) {
        this.family = family;
        this.stage = stage;
        this.members = members;
        this.culprit = culprit;
        this.reason = reason;
        this.pause = pause;
        this.drain = drain;
        index = stage == Stage.STOPPING ? members.size() - 1 : 0;
    }

    static Sequence restart(Family family, List<Cell<?>> members, Cell<?> culprit, StopReason reason,
            Duration pause) {
        return new Sequence(family, Stage.STOPPING, members, culprit, reason, pause, false);
    }

    static Sequence stop(Family family, List<Cell<?>> members, StopReason reason, boolean drain) {
        return new Sequence(family, Stage.STOPPING, members, null, reason, Duration.ZERO, drain);
    }

    static Sequence start(Family family, List<Cell<?>> members) {
        return new Sequence(family, Stage.STARTING, members, null, new StopReason.Requested(), Duration.ZERO,
                false);
    }

    /// What is left to start of this one, without one member.
    Sequence rest(Cell<?> without) {
        var left = new ArrayList<>(members.subList(Math.min(index, members.size()), members.size()));
        left.remove(without);
        return start(family, left);
    }

    /// Has something done when it is over (true) or is cancelled.
    Sequence then(Consumer<Boolean> next) {
        whenOver = next;
        return this;
    }

    /// The child it is about, if it is one.
    @Nullable
    Cell<?> onlyMember() {
        return members.size() == 1 ? members.getFirst() : null;
    }

    void begin() {
        if (stage == Stage.STOPPING) {
            stopNext();
        } else {
            startNext();
        }
    }

    private void stopNext() {
        for (; index >= 0; index--) {
            var member = members.get(index);
            if (!member.hasEnded()) {
                member.command(hastenAll ? new Control.Terminate(reason) : order(member));
                hastened = hastenAll || !drain;
                limit(member.options.stopTimeout());
                return;
            }
        }
        if (culprit == null) {
            over();
        } else if (pause.isZero()) {
            startAll();
        } else {
            stage = Stage.PAUSING;
            limit(pause);
        }
    }

    private Control order(Cell<?> member) {
        if (culprit == null) {
            return drain ? new Control.Drain() : new Control.Terminate(reason);
        }
        var why = member == culprit ? reason : new StopReason.WithSibling(culprit.path());
        return member.options.restart() == RestartPolicy.TEMPORARY
                ? new Control.Terminate(why)
                : new Control.Halt(why);
    }

    private void startAll() {
        stage = Stage.STARTING;
        index = 0;
        startNext();
    }

    private void startNext() {
        for (; index < members.size(); index++) {
            var member = members.get(index);
            if (!member.hasEnded()) {
                member.command(new Control.Begin());
                var limit = member.options.startTimeout();
                if (!limit.isZero()) {
                    limit(limit);
                }
                return;
            }
        }
        over();
    }

    private void over() {
        end(true);
        family.done(this);
    }

    /// A member has stopped, or ended for good. Where it shall end for good, the news that it has
    /// only stopped is an answer to a restart that was cancelled.
    void stopped(Cell<?> child) {
        if (stage == Stage.STOPPING && members.get(index) == child && (culprit != null || child.hasEnded())) {
            unlimit();
            index--;
            stopNext();
        } else if (stage == Stage.STARTING && members.get(index) == child && child.hasEnded()) {
            unlimit();
            index++;
            startNext();
        }
    }

    /// A member has started.
    void ready(Cell<?> child) {
        if (stage == Stage.STARTING && members.get(index) == child) {
            unlimit();
            index++;
            startNext();
        }
    }

    /// The clock of a step went off.
    void alarm(int ofStep) {
        if (ofStep != step || stage == Stage.OVER) {
            return;
        }
        if (stage == Stage.PAUSING) {
            startAll();
            return;
        }
        var member = members.get(index);
        if (stage == Stage.STARTING) {
            family.lost(member, family.overdue(member, member.options.startTimeout(), "start"));
        } else if (member.hasEnded()) {
            stopped(member);
        } else if (waitsForItsChildren(member)) {
            limit(member.options.stopTimeout());
        } else if (!hastened) {
            hastened = true;
            member.command(new Control.Terminate(reason));
            limit(member.options.stopTimeout());
        } else {
            var cause = family.overdue(member, member.options.stopTimeout(), "stop");
            if (culprit != null && member.options.restart() != RestartPolicy.TEMPORARY) {
                family.lost(member, cause);
            }
        }
    }

    private static boolean waitsForItsChildren(Cell<?> member) {
        var children = member.familyIfAny();
        return children != null && children.ending();
    }

    /// Lets members that drain stop after the message in hand.
    void hasten() {
        if (stage == Stage.STOPPING && drain) {
            hastenAll = true;
            hastened = true;
            members.get(index).command(new Control.Terminate(reason));
        }
    }

    /// Whether a child is to be started by this sequence, or has been.
    boolean restarts(Cell<?> child) {
        return (culprit != null || stage == Stage.STARTING) && members.contains(child);
    }

    /// Whether a child is to be stopped for good.
    boolean stops(Cell<?> child) {
        return culprit == null && stage == Stage.STOPPING && members.contains(child);
    }

    /// Whether a child was told to start, so that its failure is a new one.
    boolean started(Cell<?> child) {
        return stage == Stage.STARTING && members.indexOf(child) <= index;
    }

    void cancel() {
        end(false);
    }

    private void end(boolean through) {
        stage = Stage.OVER;
        unlimit();
        var next = whenOver;
        if (next != null) {
            whenOver = null;
            next.accept(through);
        }
    }

    /// Without this clock the sequence might wait for ever; so where there is no memory for it, it
    /// is tried again for a while.
    private void limit(Duration time) {
        unlimit();
        int now = step;
        for (int attempt = 1; clock == null; attempt++) {
            try {
                clock = family.parent.kernel.dispatcher().schedule(time,
                        () -> family.parent.command(new Control.Alarm(this, now)));
            } catch (OutOfMemoryError e) {
                if (attempt == Timer.ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(this, Pool.MOMENT);
            }
        }
    }

    private void unlimit() {
        step++;
        if (clock != null) {
            clock.cancel();
            clock = null;
        }
    }
}
