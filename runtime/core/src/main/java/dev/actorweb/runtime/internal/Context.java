package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The surroundings of one incarnation, and all that ends with it.
final class Context<M> implements ActorContext<M> {
    final Cell<M> cell;
    private final int restarts;

    private boolean stopping;
    private boolean unmade;
    private volatile StopReason stopReason = new StopReason.Requested();
    private @Nullable IdleWatch idleWatch;
    private @Nullable Set<Cell<?>> watched;
    private @Nullable ArrayDeque<Envelope> stash;
    private @Nullable Envelope refused;
    private @Nullable Memory<?> memory;

    /// What the factory made, once the actor has become something else.
    private @Nullable Actor<M> made;

    /// Guarded by this.
    private @Nullable Set<Errand> errands;

    Context(Cell<M> cell, int restarts) {
        this.cell = cell;
        this.restarts = restarts;
    }

    // What may be asked from anywhere.

    @Override
    public ActorRef<M> self() {
        return cell;
    }

    @Override
    public ActorSystem system() {
        return cell.kernel.system();
    }

    @Override
    public System.Logger logger() {
        return System.getLogger(cell.toString());
    }

    @Override
    public int restarts() {
        return restarts;
    }

    @Override
    public StopReason stopReason() {
        return stopReason;
    }

    // Children.

    void checkTurn() {
        if (!cell.runs(this)) {
            throw new IllegalStateException("the context of " + cell + " is used outside of its turn");
        }
    }

    @Override
    public <C> ActorRef<C> spawn(String name, ActorFactory<C> factory, SpawnOptions options) {
        checkTurn();
        if (cell.phase() != Phase.RUNNING) {
            throw new IllegalStateException("cannot spawn " + name + ": " + cell + " is ending");
        }
        return cell.family().spawn(name, factory, options);
    }

    @Override
    public List<ActorRef<?>> children() {
        checkTurn();
        var family = cell.familyIfAny();
        return family == null ? List.of() : List.copyOf(family.members());
    }

    @Override
    public void stop(ActorRef<?> child) {
        cell.family().stop(myChild(child), new StopReason.Requested());
    }

    @Override
    public void retire(ActorRef<?> child) {
        cell.family().retire(myChild(child));
    }

    private Cell<?> myChild(ActorRef<?> child) {
        checkTurn();
        if (!(child instanceof Cell<?> known) || known.parent != cell) {
            throw new IllegalArgumentException(child + " is not a child of " + cell);
        }
        return known;
    }

    @Override
    public void stopSelf() {
        checkTurn();
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    // Watching.

    @Override
    public void watch(ActorRef<?> other) {
        checkTurn();
        if (!(other instanceof Cell<?> known)) {
            throw new IllegalArgumentException(other + " cannot be watched");
        }
        if (watched == null) {
            watched = new LinkedHashSet<>();
        }
        if (watched.add(known) && !known.watchedBy(cell)) {
            cell.hears(known, known.endReason());
        }
    }

    @Override
    public void unwatch(ActorRef<?> other) {
        checkTurn();
        if (watched != null && other instanceof Cell<?> known && watched.remove(known)) {
            known.unwatchedBy(cell);
        }
    }

    /// Whether the actor still wants a signal that has come.
    boolean expects(Signal signal) {
        return switch (signal) {
            case Signal.Terminated(var who, var _) -> watched != null && watched.remove(who);
            case Signal.ReceiveTimeout _ -> true;
        };
    }

    // Time and work.

    @Override
    public Cancellable schedule(Duration delay, M message) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + " is negative");
        }
        return timer(Timer.Rhythm.ONCE, delay, message);
    }

    @Override
    public Cancellable scheduleWithFixedDelay(Duration delay, M message) {
        return timer(Timer.Rhythm.FIXED_DELAY, positive(delay), message);
    }

    @Override
    public Cancellable scheduleAtFixedRate(Duration period, M message) {
        return timer(Timer.Rhythm.FIXED_RATE, positive(period), message);
    }

    private static Duration positive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("time " + time + " is not positive");
        }
        return time;
    }

    private Cancellable timer(Timer.Rhythm rhythm, Duration time, M message) {
        checkTurn();
        return new Timer(this, rhythm, time, Objects.requireNonNull(message, "message")).start();
    }

    @Override
    public void receiveTimeout(Duration idle) {
        checkTurn();
        if (idle.isNegative()) {
            throw new IllegalArgumentException("time " + idle + " is negative");
        }
        stopIdleWatch();
        idleWatch = idle.isZero() ? null : new IdleWatch(cell, idle);
    }

    private void stopIdleWatch() {
        if (idleWatch != null) {
            idleWatch.stop();
            idleWatch = null;
        }
    }

    /// A message was handled.
    void touch() {
        if (idleWatch != null) {
            idleWatch.touch();
        }
    }

    /// Whether the alarm of a receive time-out is for the actor to hear.
    boolean fires(IdleWatch watch, boolean waiting) {
        return watch == idleWatch && watch.fires(waiting);
    }

    @Override
    public <T extends @Nullable Object> Cancellable pipeToSelf(Callable<T> work,
            Function<Outcome<T>, M> adapt) {
        checkTurn();
        return new Work<T>(this, work, adapt).start();
    }

    @Override
    public <T, R> void ask(ActorRef<T> target, Function<ActorRef<R>, T> question, Duration deadline,
            Function<Outcome<R>, M> adapt) {
        checkTurn();
        new Inquiry<R>(this, adapt).about(cell.kernel.ask(target, question, deadline));
    }

    synchronized void add(Errand errand) {
        if (errands == null) {
            errands = new HashSet<>();
        }
        errands.add(errand);
    }

    synchronized void remove(Errand errand) {
        if (errands != null) {
            errands.remove(errand);
        }
    }

    private synchronized List<Errand> allErrands() {
        return errands == null ? List.of() : List.copyOf(errands);
    }

    void cancelErrands() {
        stopIdleWatch();
        for (var errand : allErrands()) {
            errand.cancel();
        }
    }

    // The stash.

    @Override
    public void stash() {
        checkTurn();
        var envelope = cell.takeCurrent();
        if (stash == null) {
            stash = new ArrayDeque<>();
        }
        stash.addLast(envelope);
    }

    @Override
    public void unstashAll() {
        checkTurn();
        restoreStash();
    }

    private void restoreStash() {
        if (stash != null) {
            for (var last = stash.pollLast(); last != null; last = stash.pollLast()) {
                cell.putBack(last);
            }
        }
    }

    /// Takes up again a message that was stashed or refused, because handling it failed after all.
    void takeUp(Envelope envelope) {
        refused = null;
        if (stash != null) {
            stash.remove(envelope);
        }
    }

    // State.

    @Override
    public <S> Snapshot<S> snapshot(S initial) {
        try {
            return remember(Memory.of(this, null, initial));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <S> Snapshot<S> snapshot(S initial, SnapshotStore<S> store) throws IOException {
        return remember(Memory.of(this, store, initial));
    }

    private <S> Memory<S> remember(Memory<S> state) {
        checkTurn();
        if (memory != null) {
            throw new IllegalStateException(cell + " has a snapshot already");
        }
        memory = state;
        return state;
    }

    /// Makes what the actor has changed in its state count.
    void commit() throws IOException, InterruptedException {
        var state = memory;
        if (state != null) {
            state.commit();
        }
    }

    // Other ways to deal with a message.

    @Override
    public void unhandled() {
        checkTurn();
        refused = cell.takeCurrent();
    }

    /// Whether the actor said that it does not handle a message; asked once it has returned.
    @SuppressWarnings("ReferenceEquality")
    boolean refused(Envelope envelope) {
        if (refused != envelope) {
            return false;
        }
        refused = null;
        return true;
    }

    @Override
    public <T> Delivery forward(ActorRef<T> target, T message) {
        checkTurn();
        return cell.forward(target, Objects.requireNonNull(message, "message"));
    }

    @Override
    public void become(Actor<M> next) {
        checkTurn();
        var before = cell.become(Objects.requireNonNull(next, "next"));
        if (made == null) {
            made = before;
        }
    }

    /// The factory failed: this incarnation has no actor.
    void unmade() {
        unmade = true;
    }

    boolean isUnmade() {
        return unmade;
    }

    /// The instance the factory made, whatever the actor has become since.
    @Nullable
    Actor<M> made(@Nullable Actor<M> now) {
        return made == null ? now : made;
    }

    // The end.

    void ending(StopReason reason) {
        stopReason = reason;
    }

    void close() {
        cancelErrands();
        restoreStash();
        if (watched != null) {
            for (var other : watched) {
                other.unwatchedBy(cell);
            }
        }
    }

    @Override
    public void report(RuntimeEvent event) {
        cell.kernel.events.publish(event);
    }
}
