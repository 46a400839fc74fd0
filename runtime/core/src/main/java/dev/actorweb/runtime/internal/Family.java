package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.RestartLimitException;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The children of one actor, and what it does about their failures.
///
/// The list of children is safe to use from any thread. A child that ends stays away from it, since
/// it may be in use by the thread that starts others: it clears its place in its [Brood], and leaves
/// word where that was the last one. Everything else is the business of the parent's turn. What
/// takes time (a child that stops, a pause, a child that starts) is a [Sequence], which goes on with
/// each control message, so that no sibling ever waits for another one's restart.
final class Family extends Gate {
    private static final VarHandle LEFT;

    static {
        try {
            LEFT = MethodHandles.lookup().findVarHandle(Family.class, "left", Brood.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int FEW = 16;

    final Cell<?> parent;
    private final Supervision supervision;

    /// In the order of their start; guarded by this.
    private final Siblings children = new Siblings();

    /// The broods that are to be taken out.
    private volatile @Nullable Brood left;

    private final Sequences sequences = new Sequences();

    /// When restarts happened, on the monotonic clock: of each child, or under null of
    /// all together.
    private final Map<@Nullable Cell<?>, ArrayDeque<Long>> restarts = new HashMap<>(0);

    /// How many histories there may be before those of ended children are thrown out.
    private int tidyAt = FEW;

    /// Whether the parent waits for all its children to end.
    private volatile boolean ending;

    Family(Cell<?> parent) {
        this.parent = parent;
        supervision = parent.options.supervision();
    }

    // Any thread.

    /// Starts a child.
    ///
    /// @param name
    ///            one that was checked, or null if it needs none of its own
    <M> Cell<M> spawn(@Nullable String name, ActorFactory<M> factory, SpawnOptions options) {
        Objects.requireNonNull(factory, "factory");
        Objects.requireNonNull(options, "options");
        var child = new Cell<M>(parent.kernel, parent, name, factory, options);
        int hash = name == null ? 0 : name.hashCode();
        enter();
        try {
            if (ending || !parent.isAlive()) {
                throw endingAt(name, parent);
            }
            if (child.name != null && children.find(hash, child.name) != null) {
                throw takenAt(name, parent);
            }
            child.isNew();
            children.add(child, hash);
        } finally {
            shut();
        }
        try {
            announce(child);
        } finally {
            child.handOver();
        }
        return child;
    }

    private void announce(Cell<?> child) {
        var events = parent.kernel.events;
        if (events.lifecycle()) {
            events.publish(new RuntimeEvent.Spawned(child, parent.kernel.now()));
        }
        if (!child.options.startTimeout().isZero()) {
            parent.command(new Control.Starting(child));
        }
    }

    private static IllegalStateException takenAt(@Nullable String name, Cell<?> parent) {
        return new IllegalStateException(parent.parent == null
                ? "an actor named " + name + " lives already in the system " + parent.kernel.name()
                : "a child named " + name + " lives already under " + parent);
    }

    static IllegalStateException endingAt(@Nullable String name, Cell<?> parent) {
        return parent.parent == null
                ? new IllegalStateException("cannot spawn %s: the system %s is ending or has ended"
                        .formatted(name == null ? "an actor" : name, parent.kernel.name()))
                : new IllegalStateException(
                        "cannot spawn %s: %s is ending".formatted(name == null ? "a child" : name, parent));
    }

    @Nullable
    Cell<?> find(String name) {
        long number = Names.number(name);
        var known = name.getBytes(StandardCharsets.UTF_8);
        open();
        try {
            return number < 0 ? children.find(name.hashCode(), known) : children.find(number);
        } finally {
            shut();
        }
    }

    List<Cell<?>> members() {
        open();
        try {
            return children.all();
        } finally {
            shut();
        }
    }

    /// Takes out a child that ends.
    ///
    /// @return false if that has happened before
    boolean remove(Cell<?> child) {
        var brood = child.brood();
        int gone = brood.leaves(child.place());
        if (brood.holds(gone)) {
            do {
                brood.noted = left;
            } while (!LEFT.compareAndSet(this, brood.noted, brood));
            try {
                tidy();
            } catch (OutOfMemoryError e) {
                // an empty brood stays in the list, which does no harm
            }
        }
        return gone > 0;
    }

    /// Begins to work on the list, by first taking out who has left.
    private void open() {
        enter();
        try {
            strike();
        } catch (Throwable e) {
            leave();
            throw e;
        }
    }

    private void shut() {
        leave();
        tidy();
    }

    /// Takes out who has left, unless somebody is in, who will. What comes at the very moment
    /// somebody leaves may lie until the next time.
    private void tidy() {
        while (left != null && tryEnter()) {
            try {
                strike();
            } finally {
                leave();
            }
        }
    }

    private void strike() {
        if (left != null) {
            for (var gone = (@Nullable Brood) LEFT.getAndSet(this,
                    (Object) null); gone != null; gone = gone.noted) {
                children.remove(gone);
            }
        }
    }

    boolean ending() {
        return ending;
    }

    // The parent's turn: failures.

    /// A child failed, or a permanent one stopped itself.
    void ended(Cell<?> child, StopReason reason) {
        if (parent.phase() != Phase.RUNNING || child.hasEnded() || beingStopped(child)) {
            return;
        }
        var during = sequenceOf(child);
        if (during != null && !during.started(child)) {
            return;
        }
        if (child.options.restart() == RestartPolicy.TEMPORARY) {
            stop(child, reason);
            return;
        }
        cancel(during);
        var history = history(child);
        if (history.size() >= supervision.maxRestarts()) {
            giveUp(child, limitReached(child, reason), during);
            return;
        }
        var pause = supervision.backoff().pause(history.size(), jitter(child));
        history.addLast(parent.kernel.dispatcher().nanoTime());
        restart(child, reason, pause);
    }

    private void restart(Cell<?> failed, StopReason reason, Duration pause) {
        var group = group(failed);
        for (var member : group) {
            if (member != failed) {
                cancel(sequenceOf(member));
            }
        }
        announce(group, failed, pause);
        start(Sequence.restart(this, group, failed, reason, pause));
    }

    /// Gives one child a fresh incarnation because somebody asked for it: at once, whatever the
    /// strategy, and without counting as a failure. One that is being stopped or restarted already
    /// is left to that.
    void renew(Cell<?> child, Consumer<Boolean> whenOver) {
        if (parent.phase() != Phase.RUNNING || child.hasEnded() || beingStopped(child)
                || sequenceOf(child) != null) {
            whenOver.accept(false);
            return;
        }
        announce(List.of(child), child, Duration.ZERO);
        start(Sequence.restart(this, List.of(child), child, new StopReason.Requested(), Duration.ZERO)
                .then(whenOver));
    }

    private List<Cell<?>> group(Cell<?> failed) {
        return switch (supervision.strategy()) {
            case ONE_FOR_ONE -> List.of(failed);
            case ONE_FOR_ALL -> members();
            case REST_FOR_ONE -> {
                var all = members();
                yield all.subList(all.indexOf(failed), all.size());
            }
        };
    }

    private void announce(List<Cell<?>> group, Cell<?> failed, Duration pause) {
        var kernel = parent.kernel;
        if (!kernel.events.lifecycle()) {
            return;
        }
        for (var member : group) {
            if (member == failed || member.options.restart() != RestartPolicy.TEMPORARY) {
                kernel.events.publish(
                        new RuntimeEvent.Restarted(member, kernel.now(), member.restarts() + 1, pause));
            }
        }
    }

    /// The restarts that still count, after forgetting those that left the window.
    private ArrayDeque<Long> history(Cell<?> child) {
        var key = supervision.strategy() == Strategy.ONE_FOR_ONE ? child : null;
        if (restarts.size() >= tidyAt) {
            restarts.keySet().removeIf(former -> former != null && former.hasEnded());
            tidyAt = Math.max(FEW, 2 * restarts.size());
        }
        var history = restarts.computeIfAbsent(key, _ -> new ArrayDeque<>());
        long now = parent.kernel.dispatcher().nanoTime();
        while (!history.isEmpty() && now - history.getFirst() > Nanos.of(supervision.window())) {
            history.removeFirst();
        }
        return history;
    }

    private RestartLimitException limitReached(Cell<?> child, StopReason reason) {
        var cause = reason instanceof StopReason.Failed failed ? failed.cause() : null;
        return new RestartLimitException("%s ended again after %d restarts within %s".formatted(child,
                supervision.maxRestarts(), supervision.window()), cause);
    }

    /// Ends a child that cannot be restarted, and lets the parent fail with it. The guardian of the
    /// top-level actors is where escalation ends: there the others go on.
    private void giveUp(Cell<?> child, RuntimeException cause, @Nullable Sequence during) {
        var kernel = parent.kernel;
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Escalated(child, kernel.now(), cause));
        }
        if (parent.parent == null) {
            kernel.trouble.endedForGood(child, cause);
            resume(during, child);
            stop(child, new StopReason.Failed(cause));
        } else {
            parent.failed(RuntimeEvent.Activity.SUPERVISE, cause);
        }
    }

    /// A number from 0 to 1 which differs between children, so that they do not come back together,
    /// and is the same in every run of a test.
    private double jitter(Cell<?> child) {
        long mixed = (child.name().hashCode() * 31L + child.restarts()) ^ parent.kernel.salt;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }

    // The parent's turn: sequences.

    /// Stops one child for good.
    void stop(Cell<?> child, StopReason reason) {
        start(Sequence.stop(this, List.of(child), reason, false));
    }

    /// Stops one child for good after the messages that wait for it.
    void retire(Cell<?> child) {
        start(Sequence.stop(this, List.of(child), new StopReason.Requested(), true));
    }

    /// Watches the start of a new child.
    void starting(Cell<?> child) {
        start(Sequence.start(this, List.of(child)));
    }

    /// Begins to stop all children.
    ///
    /// @param drain
    ///            whether each handles the messages that wait for it first
    /// @return true if there are none, so that nothing will follow
    boolean stopAll(boolean drain) {
        open();
        ending = true;
        shut();
        for (var sequence : sequences.all()) {
            cancel(sequence);
        }
        var all = members();
        if (all.isEmpty()) {
            ending = parent.forGood();
            return true;
        }
        start(Sequence.stop(this, all, new StopReason.Requested(), drain));
        return false;
    }

    /// Makes children that drain stop after the message in hand.
    void hasten() {
        for (var sequence : sequences.all()) {
            sequence.hasten();
        }
    }

    void stopped(Cell<?> child) {
        for (var sequence : sequences.about(child)) {
            sequence.stopped(child);
        }
    }

    void ready(Cell<?> child) {
        for (var sequence : sequences.about(child)) {
            sequence.ready(child);
        }
    }

    private void start(Sequence sequence) {
        sequences.add(sequence);
        sequence.begin();
    }

    private void cancel(@Nullable Sequence sequence) {
        if (sequence != null) {
            sequence.cancel();
            sequences.remove(sequence);
        }
    }

    /// Goes on with the others of a cancelled restart.
    private void resume(@Nullable Sequence cancelled, Cell<?> without) {
        if (cancelled != null) {
            start(cancelled.rest(without));
        }
    }

    private boolean beingStopped(Cell<?> child) {
        return sequences.first(child, sequence -> sequence.stops(child)) != null;
    }

    private @Nullable Sequence sequenceOf(Cell<?> child) {
        return sequences.first(child, sequence -> sequence.restarts(child));
    }

    void done(Sequence sequence) {
        sequences.remove(sequence);
        if (ending && sequences.isEmpty()) {
            ending = parent.forGood();
            parent.incarnationEnded();
        }
    }

    /// A child did not stop or start in time.
    ActorTimeoutException overdue(Cell<?> child, Duration limit, String act) {
        var cause = new ActorTimeoutException("%s did not %s within %s".formatted(child, act, limit));
        child.abandon(cause);
        for (var sequence : sequences.about(child)) {
            sequence.stopped(child);
        }
        return cause;
    }

    /// A child that is to be restarted cannot be, because it hangs.
    void lost(Cell<?> child, ActorTimeoutException cause) {
        if (parent.phase() == Phase.RUNNING && parent.parent != null) {
            giveUp(child, cause, null);
        }
    }
}
