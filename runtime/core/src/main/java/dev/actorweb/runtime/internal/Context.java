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
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The surroundings of one incarnation, and all that ends with it.
final class Context<M> implements ActorContext<M> {
    final Cell<M> cell;
    private final int restarts;

    private volatile @Nullable Belongings<M> belongings;

    Context(Cell<M> cell, int restarts) {
        this.cell = cell;
        this.restarts = restarts;
    }

    /// Only for the turn.
    private Belongings<M> belongings() {
        var known = belongings;
        if (known == null) {
            known = new Belongings<>();
            belongings = known;
        }
        return known;
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
        var mine = belongings;
        return mine == null ? Belongings.REQUESTED : mine.stopReason;
    }

    // Children.

    void checkTurn() {
        if (!cell.runs(this)) {
            throw new IllegalStateException("the context of " + cell + " is used outside of its turn");
        }
    }

    @Override
    public <C> ActorRef<C> spawn(String name, ActorFactory<C> factory, SpawnOptions options) {
        return start(Names.check(name), factory, options);
    }

    @Override
    public <C> ActorRef<C> spawn(ActorFactory<C> factory, SpawnOptions options) {
        return start(null, factory, options);
    }

    private <C> ActorRef<C> start(@Nullable String name, ActorFactory<C> factory, SpawnOptions options) {
        checkTurn();
        if (cell.phase() != Phase.RUNNING) {
            throw Family.endingAt(name, cell);
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
        cell.stopSelf();
    }

    // Watching.

    @Override
    public void watch(ActorRef<?> other) {
        checkTurn();
        if (!(other instanceof Cell<?> known)) {
            throw new IllegalArgumentException(other + " cannot be watched: it is no actor of this process");
        }
        var mine = belongings();
        if (mine.watched == null) {
            mine.watched = new LinkedHashSet<>();
        }
        if (mine.watched.add(known) && !known.watchedBy(cell)) {
            cell.hears(known, known.endReason());
        }
    }

    @Override
    public void unwatch(ActorRef<?> other) {
        checkTurn();
        if (other instanceof Cell<?> known && forgets(known)) {
            known.unwatchedBy(cell);
        }
    }

    private boolean forgets(ActorRef<?> other) {
        var mine = belongings;
        return mine != null && mine.watched != null && mine.watched.remove(other);
    }

    /// Keeps a signal back where messages wait: what somebody sent before his end comes before the
    /// news of that.
    boolean keepsBack(Control.Notice notice) {
        if (!cell.handling() && !cell.waiting()) {
            return false;
        }
        var mine = belongings();
        if (mine.news == null) {
            mine.news = new ArrayDeque<>(1);
        }
        mine.news.addLast(new Belongings.News(notice, cell.accepted()));
        return true;
    }

    /// Lets the actor hear next what was kept back and is due.
    void tellNews() {
        var mine = belongings;
        if (mine == null || mine.news == null) {
            return;
        }
        var kept = mine.news;
        for (var next = kept.peekFirst(); next != null
                && cell.reached(next.after()); next = kept.peekFirst()) {
            kept.removeFirst();
            cell.command(next.notice());
        }
        if (kept.isEmpty()) {
            mine.news = null;
        }
    }

    /// Whether the actor still wants a signal that has come.
    boolean expects(Signal signal) {
        return switch (signal) {
            case Signal.Terminated(var who, var _) -> forgets(who);
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
        belongings().idleWatch = idle.isZero() ? null : new IdleWatch(cell, idle);
    }

    private void stopIdleWatch() {
        var mine = belongings;
        if (mine != null && mine.idleWatch != null) {
            mine.idleWatch.stop();
            mine.idleWatch = null;
        }
    }

    /// A message was handled.
    void touch() {
        var mine = belongings;
        if (mine != null) {
            if (mine.idleWatch != null) {
                mine.idleWatch.touch();
            }
            if (mine.news != null) {
                tellNews();
            }
        }
    }

    /// Whether the alarm of a receive time-out is for the actor to hear.
    boolean fires(IdleWatch watch, boolean waiting) {
        var mine = belongings;
        return mine != null && watch == mine.idleWatch && watch.fires(waiting);
    }

    @Override
    public <T extends @Nullable Object> Cancellable pipeToSelf(Callable<T> work,
            Function<Outcome<T>, M> adapt) {
        checkTurn();
        return new Work<T>(this, Objects.requireNonNull(work, "work"), Objects.requireNonNull(adapt, "adapt"))
                .start();
    }

    @Override
    public <T, R> void ask(ActorRef<T> target, Function<ActorRef<R>, T> question, Duration deadline,
            Function<Outcome<R>, M> adapt) {
        checkTurn();
        Objects.requireNonNull(adapt, "adapt");
        var reply = cell.kernel.ask(target, question, deadline); // it may throw: then there is no
                                                                 // errand
        new Inquiry<R>(this, adapt).about(reply);
    }

    /// Only for the turn.
    void add(Errand errand) {
        var mine = belongings();
        synchronized (mine) {
            if (mine.errands == null) {
                mine.errands = new HashSet<>();
            }
            mine.errands.add(errand);
        }
    }

    void remove(Errand errand) {
        var mine = belongings;
        if (mine != null) {
            synchronized (mine) {
                if (mine.errands != null) {
                    mine.errands.remove(errand);
                }
            }
        }
    }

    private List<Errand> allErrands() {
        var mine = belongings;
        if (mine == null) {
            return List.of();
        }
        synchronized (mine) {
            return mine.errands == null ? List.of() : List.copyOf(mine.errands);
        }
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
        envelope.setAside();
        var mine = belongings();
        if (mine.stash == null) {
            mine.stash = new ArrayDeque<>();
        }
        mine.stash.addLast(envelope);
    }

    @Override
    public void unstashAll() {
        checkTurn();
        restoreStash();
    }

    private void restoreStash() {
        var mine = belongings;
        var stash = mine == null ? null : mine.stash;
        if (stash != null) {
            for (var last = stash.pollLast(); last != null; last = stash.pollLast()) {
                cell.putBack(last);
            }
        }
    }

    /// Takes up again a message that was stashed or refused, because handling it failed after all.
    @SuppressWarnings("ReferenceEquality") // messages are told apart by identity
    void takeUp(Envelope envelope) {
        var mine = belongings();
        if (mine.refused == envelope) {
            mine.refused = null;
            return;
        }
        envelope.handed();
        if (mine.stash != null) {
            mine.stash.remove(envelope);
        }
    }

    // State.

    @Override
    public <S> Snapshot<S> snapshot(S initial) {
        checkTurn();
        try {
            return remember(Memory.of(this, null, Objects.requireNonNull(initial, "initial")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <S> Snapshot<S> snapshot(S initial, SnapshotStore<S> store) throws IOException {
        checkTurn();
        return remember(Memory.of(this, Objects.requireNonNull(store, "store"),
                Objects.requireNonNull(initial, "initial")));
    }

    private <S> Memory<S> remember(Memory<S> state) {
        var mine = belongings();
        if (mine.memory != null) {
            throw new IllegalStateException(cell + " has a snapshot already");
        }
        mine.memory = state;
        return state;
    }

    /// Makes what the actor has changed in its state count.
    ///
    /// @return the state, if it must be saved first
    @Nullable
    Memory<?> commit() {
        var mine = belongings;
        var state = mine == null ? null : mine.memory;
        return state != null && state.commit() ? state : null;
    }

    // Other ways to deal with a message.

    @Override
    public void unhandled() {
        checkTurn();
        belongings().refused = cell.takeCurrent();
    }

    /// Whether the actor said that it does not handle a message; asked once it has returned.
    @SuppressWarnings("ReferenceEquality")
    boolean refused(Envelope envelope) {
        var mine = belongings;
        if (mine == null || mine.refused != envelope) {
            return false;
        }
        mine.refused = null;
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
        var mine = belongings();
        if (mine.made == null) {
            mine.made = before;
        }
    }

    /// The factory failed: this incarnation has no actor.
    void unmade() {
        belongings().unmade = true;
    }

    boolean isUnmade() {
        var mine = belongings;
        return mine != null && mine.unmade;
    }

    /// The instance the factory made, whatever the actor has become since.
    @Nullable
    Actor<M> made(@Nullable Actor<M> now) {
        var mine = belongings;
        return mine == null || mine.made == null ? now : mine.made;
    }

    // The end.

    void ending(StopReason reason) {
        if (!(reason instanceof StopReason.Requested)) {
            belongings().stopReason = reason;
        }
    }

    void close() {
        cancelErrands();
        restoreStash();
        var mine = belongings;
        if (mine != null && mine.watched != null) {
            for (var other : mine.watched) {
                other.unwatchedBy(cell);
            }
        }
    }

    @Override
    public void report(RuntimeEvent event) {
        cell.kernel.events.publishTransition(event);
    }
}
