package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.DeadLetters;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Directory;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeObserver;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Termination;
import dev.actorweb.runtime.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One running system: the root of the tree and what all its cells share.
public final class Kernel {
    private static final Duration CLOSING = Duration.ofSeconds(10);

    /// As much memory as it takes to restart an actor that has used up all of it.
    private static final int RESERVE = 256 << 10;

    final Events events;
    final Trouble trouble;
    final DeadLetterOffice deadLetters;

    /// Measures the actors, if that is wanted.
    final @Nullable Meter meter;
    final Deadlines deadlines;

    /// Where it is affordable to remember them all.
    final @Nullable Instances instances;

    /// Of the threads outside that wait for answers.
    final Patience patience = new Patience();

    private final Registry registry;
    private final Topics topics;

    /// How many messages make a turn.
    final int batch;

    /// Makes the jitter of one system differ from that of another.
    final long salt;

    /// Given away when there is no memory left.
    @SuppressWarnings("unused") // that it is there is its use
    private volatile byte @Nullable [] reserve = new byte[RESERVE];

    /// What actors with a snapshot have committed, for their next incarnations.
    final Map<Cell<?>, Object> kept = new ConcurrentHashMap<>();

    /// Where the states are that outlive their actors.
    final Stores stores = new Stores();

    private final ActorSystem system;
    private final String name;
    private final Dispatcher dispatcher;
    private final @Nullable Watchdog watchdog;
    private final Cell<Object> guardian;
    private final Tree tree;
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param system
    ///            the public face of this
    /// @param dispatcher
    ///            null for the default one
    /// @param supervision
    ///            of the top-level actors
    /// @param logger
    ///            null for the default one
    /// @param stallLimit
    ///            how long a turn may take before the default dispatcher reports it
    /// @param capacities
    ///            how much it remembers
    public Kernel(ActorSystem system, String name, @Nullable Dispatcher dispatcher, Supervision supervision,
            System.@Nullable Logger logger, Duration stallLimit, Capacities capacities) {
        this.system = system;
        this.name = Names.check(name);
        this.dispatcher = dispatcher == null ? new PoolDispatcher(name, stallLimit) : dispatcher;
        watchdog = this.dispatcher instanceof PoolDispatcher own ? own.pool().watchdog : null;
        trouble = new Trouble(this, logger);
        batch = this.dispatcher.batch();
        salt = this.dispatcher.nanoTime();
        events = new Events(this);
        deadlines = new Deadlines(this.dispatcher);
        deadLetters = new DeadLetterOffice(this, capacities.deadLetters());
        instances = watchdog == null ? new Instances() : null;
        meter = capacities.metered() ? new Meter() : null;
        registry = new Registry(this, capacities.remoteEntries());
        topics = new Topics(this);
        guardian = new Cell<>(this, null, "", _ -> new Guardian(),
                SpawnOptions.defaults().supervision(supervision));
        tree = new Tree(guardian);
        guardian.family();
        guardian.begin();
    }

    /// How much a system remembers.
    ///
    /// @param deadLetters
    ///            the latest letters
    /// @param remoteEntries
    ///            entries of the directory about actors elsewhere
    /// @param metered
    ///            whether it measures its actors
    public record Capacities(int deadLetters, int remoteEntries, boolean metered) {}

    /// The parent of the top-level actors. It gets no messages.
    private static final class Guardian implements Actor<Object> {
        @Override
        public void receive(Object message) {}
    }

    ActorSystem system() {
        return system;
    }

    public String name() {
        return name;
    }

    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /// The dispatcher's time, or a few milliseconds less where that is cheaper.
    long roughTime() {
        return watchdog == null ? dispatcher.nanoTime() : watchdog.roughTime();
    }

    Instant now() {
        return dispatcher.now();
    }

    public <M> ActorRef<M> spawn(String child, ActorFactory<M> factory, SpawnOptions options) {
        return guardian.family().spawn(Names.check(child), factory, options);
    }

    public <M> ActorRef<M> spawn(ActorFactory<M> factory, SpawnOptions options) {
        return guardian.family().spawn(null, factory, options);
    }

    public void stop(ActorRef<?> actor) {
        var cell = mine(actor);
        if (cell.parent != null) {
            cell.parent.command(new Control.Dismiss(cell));
        }
    }

    Cell<?> mine(ActorRef<?> actor) {
        if (actor instanceof Cell<?> cell && owns(cell)) {
            return cell;
        }
        throw new IllegalArgumentException(actor + " is not an actor of the system " + name);
    }

    public boolean owns(ActorRef<?> actor) {
        return actor instanceof Cell<?> cell && cell.kernel == this;
    }

    public <M, R> Reply<R> ask(ActorRef<M> target, Function<ActorRef<R>, M> question, Duration deadline) {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline " + deadline + " is not positive");
        }
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(question, "question");
        var reply = new Reply<R>(this, target, deadline);
        var message = Objects.requireNonNull(question.apply(reply), "question");
        Delivery delivery;
        try {
            deadlines.add(reply); // before others write to it
            delivery = target instanceof Cell<M> cell ? cell.ask(message, reply) : target.tell(message);
        } catch (Throwable e) {
            reply.forget();
            throw e;
        }
        switch (delivery) {
            case ENQUEUED -> {
            }
            case DROPPED -> reply.undelivered("was dropped by the full mailbox of");
            case REJECTED -> reply.undelivered("was rejected by the full mailbox of");
            case DEAD -> reply.undelivered("came too late for");
        }
        return reply;
    }

    public Optional<ActorRef<?>> lookup(String path) {
        var prefix = "actor://" + name + "/";
        return Optional
                .ofNullable(tree.find(path.startsWith(prefix) ? path.substring(prefix.length()) : path));
    }

    public List<ActorRef<?>> actors() {
        return List.copyOf(tree.all());
    }

    public ActorStatistics statistics(ActorRef<?> actor) {
        return mine(actor).statistics(dispatcher.nanoTime());
    }

    public ActorFactory<?> factory(ActorRef<?> actor) {
        return mine(actor).factory;
    }

    public List<ActorNode> tree() {
        return tree.nodes(dispatcher.nanoTime());
    }

    public String metrics() {
        var rows = new ArrayList<Exposition.Row>();
        long now = dispatcher.nanoTime();
        tree.each(cell -> rows.add(new Exposition.Row(cell, cell.statistics(now))));
        return Exposition.of(this, meter, rows);
    }

    public Trouble trouble() {
        return trouble;
    }

    public Directory directory() {
        return registry;
    }

    public <M> Topic<M> topic(Class<M> type, String topic) {
        Objects.requireNonNull(type, "type");
        return topics.topic(type, topic);
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public Observation observe(Interest interest, long perSecond, RuntimeObserver observer) {
        return events.observe(Objects.requireNonNull(interest, "interest"), perSecond,
                Objects.requireNonNull(observer, "observer"));
    }

    public boolean observed() {
        return events.lifecycle();
    }

    public boolean observed(Interest interest) {
        return switch (interest) {
            case LIFECYCLE -> events.lifecycle();
            case TRANSITIONS -> events.transitions();
            case MESSAGES -> events.sent();
        };
    }

    /// Wakes every cell again: a stack overflow or a lack of memory may have hit a sender between
    /// putting a message into a mailbox and waking its owner.
    void mend() {
        guardian.mend();
        tree.each(Cell::mend);
    }

    /// Gives away what is kept for the case that there is no memory.
    void useReserve() {
        reserve = null;
    }

    /// Keeps some memory for the next time, if there is any by now.
    void renewReserve() {
        if (reserve == null) {
            try {
                reserve = new byte[RESERVE];
            } catch (OutOfMemoryError e) {
                // later, then
            }
        }
    }

    // The end.

    public Termination stop(Duration deadline) throws InterruptedException {
        checkWait(deadline);
        guardian.command(new Control.Drain());
        var termination = awaitEnd(guardian, ended, deadline);
        end();
        return termination;
    }

    /// Nothing goes on from now on but what cannot be helped: a handler that does not return.
    /// Nobody is to wait for its actor, nor for an answer.
    private void end() {
        if (ended.getCount() > 0) {
            tree.each(cell -> {
                cell.command(new Control.Terminate(new StopReason.Requested()));
                cell.closeBehindTurn();
            });
        }
        deadlines.close();
        events.hurry();
        dispatcher.close();
    }

    public Termination stop(ActorRef<?> actor, Duration deadline) throws InterruptedException {
        checkWait(deadline);
        var cell = mine(actor);
        var gone = new CountDownLatch(1);
        Watcher watcher = (_, _) -> gone.countDown();
        if (cell.parent == null || !cell.watchedBy(watcher)) {
            return new Termination(List.of());
        }
        try {
            cell.parent.command(new Control.Retire(cell));
            return awaitEnd(cell, gone, deadline);
        } finally {
            cell.unwatchedBy(watcher);
        }
    }

    public void whenEnded(ActorRef<?> actor, Consumer<StopReason> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        var cell = mine(actor);
        if (!cell.watchedBy((_, why) -> consumer.accept(why))) {
            consumer.accept(cell.endReason());
        }
    }

    public boolean restart(ActorRef<?> actor, Duration deadline) throws InterruptedException {
        checkWait(deadline);
        var cell = mine(actor);
        var parent = cell.parent;
        if (cell.options.restart() == RestartPolicy.TEMPORARY) {
            throw new IllegalStateException(cell + " is temporary, and is never restarted");
        }
        if (parent == null || cell.hasEnded()) {
            return false;
        }
        var started = new AtomicBoolean();
        var over = new CountDownLatch(1);
        parent.command(new Control.Renew(cell, through -> {
            started.set(through);
            over.countDown();
        }));
        return await(over, Nanos.of(deadline)) && started.get() && !cell.hasEnded();
    }

    private void checkWait(Duration deadline) {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline " + deadline + " is not positive");
        }
        var cell = Running.cell();
        if (cell != null && cell.kernel == this) {
            throw new IllegalStateException(cell + " must not wait for an end in its own system:"
                    + " have another thread do so, as Thread.startVirtualThread does");
        }
    }

    /// Waits for the orderly end of a cell and all below; after three quarters of the time, tells
    /// those that are left to hurry.
    private Termination awaitEnd(Cell<?> root, CountDownLatch gone, Duration deadline)
            throws InterruptedException {
        long whole = Nanos.of(deadline);
        long orderly = whole / 4 * 3;
        if (!await(gone, orderly)) {
            if (root != guardian) {
                root.command(new Control.Terminate(new StopReason.Requested()));
            }
            Tree.below(root, each -> each.command(new Control.Terminate(new StopReason.Requested())));
            await(gone, whole - orderly);
        }
        return new Termination(unfinished(root));
    }

    private boolean await(CountDownLatch gone, long nanos) throws InterruptedException {
        long start = dispatcher.nanoTime();
        dispatcher.help(() -> gone.getCount() == 0, Duration.ofNanos(nanos));
        return gone.await(nanos - (dispatcher.nanoTime() - start), TimeUnit.NANOSECONDS);
    }

    void guardianEnded() {
        ended.countDown();
    }

    /// The actors from `root` down that hold up the end: those that do not wait for a child, and
    /// those given up before.
    private List<ActorPath> unfinished(Cell<?> root) {
        var paths = new ArrayList<>(trouble.hungWithin(root));
        if (root != guardian && !root.hasEnded() && Tree.isLeaf(root)) {
            paths.add(root.path());
        }
        Tree.below(root, cell -> {
            if (Tree.isLeaf(cell)) {
                paths.add(cell.path());
            }
        });
        return paths;
    }

    public void close() {
        try {
            var termination = stop(CLOSING);
            if (!termination.complete()) {
                trouble.unfinished(termination);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }
}
