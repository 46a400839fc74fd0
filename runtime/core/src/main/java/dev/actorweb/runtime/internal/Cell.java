package dev.actorweb.runtime.internal;

import static dev.actorweb.runtime.RuntimeEvent.Activity.CREATE;
import static dev.actorweb.runtime.RuntimeEvent.Activity.RECEIVE;
import static dev.actorweb.runtime.RuntimeEvent.Activity.SIGNAL;
import static dev.actorweb.runtime.RuntimeEvent.Activity.START;
import static dev.actorweb.runtime.RuntimeEvent.Activity.STOP;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One actor from its spawning to its end, over all its incarnations: its reference, its mailbox
/// and its task in one object, so that an idle actor is small.
///
/// A message is peeked, then committed: it stays `current` while the actor handles it, and also
/// afterwards if that failed, so that the next incarnation begins with it. Everything that changes
/// the cell's life happens in its own turn, by control messages; failing only reports to the parent
/// and waits for its decision.
@SuppressWarnings("ReferenceEquality") // messages in hand and incarnations are told apart by
                                       // identity
final class Cell<M> extends Intake<M> {
    private static final StopReason REQUESTED = Belongings.REQUESTED;

    /// Bits of [#ending]: it will not begin again; the parent waits to hear of the end; the actor
    /// has stopped itself; a restart of its siblings came before its first start, which is now for
    /// the parent to order.
    private static final int FOR_GOOD = 1;
    private static final int ANSWERING = 2;
    private static final int STOPPING = 4;
    private static final int HELD = 8;

    private final ActorFactory<M> factory;

    private Phase phase = Phase.NEW;
    private @Nullable Actor<M> actor;
    private @Nullable Context<M> context;
    private @Nullable Envelope current;

    private byte ending;

    /// Set by the parent when it gives up a cell whose turn does not return.
    private volatile boolean abandoned;

    Cell(Kernel kernel, @Nullable Cell<?> parent, String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, options);
        this.factory = factory;
    }

    // The turn.

    @Override
    Cell<M> cell() {
        return this;
    }

    @Override
    boolean hasWork() {
        if (phase == Phase.SAVING) {
            return saved() != null;
        }
        return commanded() || fresh() || (abandoned && reclaimable())
                || (phase == Phase.RUNNING && !muted() && (current != null || waiting()));
    }

    @Override
    boolean mayGoOn() {
        return phase == Phase.RUNNING;
    }

    @Override
    int turn() {
        var outer = Running.enter(this);
        int handled = 0;
        try {
            handled = work();
        } catch (Throwable e) {
            failed(RECEIVE, e);
        } finally {
            Running.leave(outer);
        }
        if (extrasIfAny() != null) {
            showRoom();
        }
        return handled;
    }

    private int work() {
        for (int handled = 0; handled < kernel.batch; handled++) {
            if (phase == Phase.SAVING) {
                var saving = saved();
                if (saving == null) {
                    return handled;
                }
                settle(saving);
            }
            if (abandoned) {
                reclaim();
            }
            if (commanded() && phase != Phase.SAVING) {
                obey(takeControls());
            }
            if (fresh()) {
                begin();
            }
            if (phase != Phase.RUNNING || muted()) {
                return handled;
            }
            if (current == null) {
                current = poll();
            }
            if (current == null) {
                if (drained()) {
                    end(REQUESTED, true);
                }
                return handled;
            }
            deliver(current);
        }
        return kernel.batch;
    }

    private void deliver(Envelope envelope) {
        if (envelope instanceof Envelope.Own own && own.withdrawn()) {
            current = null;
            drop(envelope, Losses.Kind.DROPPED_INSIDE);
            settled();
            return;
        }
        if (kernel.meter != null) {
            kernel.meter.leaves(this, envelope, true);
        }
        try {
            envelope.deliveries++;
            actor().receive(content(envelope));
            var unsaved = context().commit();
            if (unsaved != null) {
                save(new Saving(this, unsaved, Saving.Step.MESSAGE, envelope));
                return;
            }
        } catch (Throwable e) {
            failedOver(envelope, e);
            return;
        }
        received(envelope);
    }

    /// The actor has failed at a message, which is to be in its hand again.
    private void failedOver(Envelope envelope, Throwable cause) {
        if (current != envelope) {
            context().takeUp(envelope);
            takeBack(envelope);
            current = envelope;
        }
        failed(RECEIVE, cause);
    }

    private void received(Envelope envelope) {
        if (current == envelope) {
            commit(envelope);
        } else if (context().refused(envelope)) {
            bury(envelope, Losses.Kind.DEAD_INSIDE, new Cause.Unhandled());
            if (envelope instanceof Envelope.Own own) {
                own.errand.handled();
            }
        }
        settled();
    }

    @SuppressWarnings("unchecked") // references are typed
    private M content(Envelope envelope) throws Exception {
        var message = envelope instanceof Envelope.Own own ? own.errand.open(own) : envelope.message;
        return (M) Objects.requireNonNull(message, "message");
    }

    private void commit(Envelope envelope) {
        current = null;
        processed();
        if (kernel.events.messages() && envelope.message != null) {
            kernel.events.publishMessage(new RuntimeEvent.Processed(this, kernel.now(), envelope.message));
        }
        if (envelope instanceof Envelope.Own own) {
            own.errand.handled();
        }
        envelope.message = null;
    }

    ActorFactory<M> factory() {
        return factory;
    }

    /// After a message is off its hands: whether it should end now.
    private void settled() {
        context().touch();
        if (stopping()) {
            stoppedItself();
        } else if (drained()) {
            end(REQUESTED, true);
        }
    }

    /// Takes the current message out of the actor's hand: its context keeps it now.
    Envelope takeCurrent() {
        var envelope = current;
        if (envelope == null) {
            throw new IllegalStateException("there is no message in hand in " + this);
        }
        current = null;
        return envelope;
    }

    /// Sends a message on behalf of the current one: a question behind that goes with it.
    <T> Delivery forward(ActorRef<T> target, T message) {
        if (!(current instanceof Envelope.Question question)) {
            return target.tell(message);
        }
        var delivery = target instanceof Cell<T> cell
                ? cell.send(message, new Envelope.Question(message, question.reply))
                : target.tell(message);
        if (delivery != Delivery.ENQUEUED) {
            question.reply.undelivered("was forwarded in vain to " + target + " by");
        }
        return delivery;
    }

    /// Lets another object handle what comes next.
    ///
    /// @return what handled it so far
    Actor<M> become(Actor<M> next) {
        var before = actor();
        var meter = kernel.meter;
        actor = meter == null ? next : meter.around(this, next);
        return before;
    }

    private void obey(@Nullable Control first) {
        for (var control = first; control != null; control = control.next) {
            control.obeyedBy(this);
            if (phase == Phase.SAVING) {
                extras().deferred = control.next;
                return;
            }
        }
    }

    // Saving.

    /// Has a state saved elsewhere; nothing else happens here until then.
    private void save(Saving saving) {
        extras().saving = saving;
        dispatcher().fork("aw-save " + this, saving);
        phase = Phase.SAVING;
    }

    /// The state that has been saved, or could not be.
    private @Nullable Saving saved() {
        var saving = extras().saving;
        return saving != null && saving.done() ? saving : null;
    }

    /// Goes on where the saving began.
    private void settle(Saving saving) {
        var holder = extras();
        holder.saving = null;
        phase = Phase.RUNNING;
        try {
            saving.settle();
        } catch (Throwable e) {
            switch (saving.step) {
                case START -> failed(START, e);
                case MESSAGE -> failedOver(Objects.requireNonNull(saving.envelope), e);
                case SIGNAL -> failed(SIGNAL, e);
            }
            goOn(holder);
            return;
        }
        switch (saving.step) {
            case START -> begun();
            case MESSAGE -> received(Objects.requireNonNull(saving.envelope));
            case SIGNAL -> settledSignal();
        }
        goOn(holder);
    }

    private void goOn(Extras holder) {
        if (holder.drainLater) {
            holder.drainLater = false;
            drain();
        }
        var rest = holder.deferred;
        holder.deferred = null;
        obey(rest);
    }

    // Beginning.

    /// Whether it is to start for the first time now, without being told to.
    private boolean fresh() {
        return phase == Phase.NEW && !is(HELD);
    }

    void begin() {
        if (phase != Phase.NEW && phase != Phase.HALTED) {
            return;
        }
        var previous = Meter.inside(actor);
        var next = new Context<M>(this, phase == Phase.NEW ? 0 : restarted());
        clear(STOPPING);
        context = next;
        phase = Phase.RUNNING;
        var activity = CREATE;
        try {
            var made = factory.create(next);
            if (made == null) {
                throw new IllegalStateException("the factory of " + this + " returned null");
            }
            if ((made == previous || neighbourIs(made)) && hasState(made.getClass())) {
                throw new IllegalStateException(made == previous
                        ? "the factory of " + this + " returned the same instance again"
                        : "the factory of " + this + " returned the instance that a sibling is");
            }
            var meter = kernel.meter;
            actor = meter == null ? made : meter.started(this, made, next.restarts() > 0);
            activity = START;
            made.started();
            var unsaved = next.commit();
            if (unsaved != null) {
                save(new Saving(this, unsaved, Saving.Step.START, null));
                return;
            }
        } catch (Throwable e) {
            if (activity == CREATE) {
                next.unmade();
            }
            failed(activity, e);
            return;
        }
        begun();
    }

    private void begun() {
        var next = context();
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Started(this, kernel.now(), next.restarts()));
        }
        if (parent != null && (next.restarts() > 0 || is(HELD) || !options.startTimeout().isZero())) {
            parent.command(new Control.Ready(this));
        }
        clear(HELD);
        if (stopping()) {
            stoppedItself();
        }
    }

    /// Whether the sibling started just before or after this one is that very instance: the mistake
    /// of one object for several actors. Others are not asked, as that would cost each of them.
    private boolean neighbourIs(Actor<?> made) {
        var before = elder;
        var after = younger;
        return (before != null && before.runs(made)) || (after != null && after.runs(made));
    }

    private boolean runs(Actor<?> made) {
        return Meter.inside(actor) == made;
    }

    /// Whether instances of a class can differ; a lambda that captures nothing is always the same.
    private static boolean hasState(Class<?> type) {
        for (var each = type; each != null; each = each.getSuperclass()) {
            for (var field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    return true;
                }
            }
        }
        return false;
    }

    // Failing.

    /// Notes a failure and leaves the decision to the parent.
    void failed(RuntimeEvent.Activity during, Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.interrupted();
        }
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Failed(this, kernel.now(), during, cause));
        }
        kernel.logFailure(this, during, cause);
        if (cause instanceof VirtualMachineError) {
            kernel.mend();
        }
        if (phase != Phase.RUNNING || during == STOP) {
            return;
        }
        phase = Phase.FAILED;
        extras().failure = cause;
        var message = current;
        if (message != null && message.deliveries > options.redeliveryLimit()) {
            current = null;
            bury(message, Losses.Kind.DEAD_INSIDE, new Cause.Poison(cause, message.deliveries));
        }
        tellParent(new StopReason.Failed(cause));
    }

    private void stoppedItself() {
        if (phase != Phase.RUNNING) {
            return;
        }
        if (options.restart() == RestartPolicy.PERMANENT && !draining()) {
            phase = Phase.FAILED;
            tellParent(REQUESTED);
        } else {
            end(REQUESTED, true);
        }
    }

    private void tellParent(StopReason why) {
        if (draining()) {
            end(why, true);
        } else if (parent != null) {
            parent.command(new Control.Ended(this, why));
        }
    }

    void notice(Signal signal) {
        if (phase != Phase.RUNNING || !context().expects(signal)) {
            return;
        }
        try {
            actor().signal(signal);
            var unsaved = context().commit();
            if (unsaved != null) {
                save(new Saving(this, unsaved, Saving.Step.SIGNAL, null));
                return;
            }
        } catch (Throwable e) {
            failed(SIGNAL, e);
            return;
        }
        settledSignal();
    }

    void idle(IdleWatch watch) {
        if (phase == Phase.RUNNING && context().fires(watch, current != null || waiting())) {
            notice(new Signal.ReceiveTimeout(watch.idle));
        }
    }

    private void settledSignal() {
        if (stopping()) {
            stoppedItself();
        }
    }

    // Ending.

    void drain() {
        set(ANSWERING);
        if (phase == Phase.NEW) {
            begin();
        }
        if (phase == Phase.SAVING) {
            extras().drainLater = true;
            return;
        }
        var bound = bound();
        if (bound != null && bound.shelves()) {
            bound.drain();
        }
        extras().drainTo = accepted();
        if (phase != Phase.RUNNING || (current == null && drained())) {
            end(REQUESTED, true);
        }
    }

    void halt(StopReason why) {
        set(ANSWERING);
        end(why, false);
    }

    void terminate(StopReason why) {
        set(ANSWERING);
        if (draining()) {
            extras().drainTo = Long.MAX_VALUE;
        }
        end(why, true);
    }

    private void end(StopReason why, boolean last) {
        switch (phase) {
            case NEW, HALTED -> {
                if (last) {
                    finish(why);
                } else if (parent != null) {
                    if (phase == Phase.NEW) {
                        set(HELD);
                    }
                    parent.command(new Control.Halted(this));
                }
            }
            case RUNNING, FAILED -> {
                var failure = failure();
                reason(failure == null ? why : new StopReason.Failed(failure));
                clear(FOR_GOOD);
                if (last) {
                    set(FOR_GOOD);
                }
                phase = Phase.ENDING;
                context().cancelErrands();
                var children = familyIfAny();
                if (children == null || children.stopAll(draining())) {
                    incarnationEnded();
                }
            }
            case ENDING -> {
                if (last) {
                    set(FOR_GOOD);
                }
                if (!draining()) {
                    family().hasten();
                }
            }
            case TERMINATED -> answer();
            case SAVING -> throw new IllegalStateException(this + " is saving its state");
        }
    }

    /// The last step of an incarnation, when its children have ended.
    void incarnationEnded() {
        var past = context();
        var reason = reason();
        past.ending(reason);
        actor = past.made(actor);
        if (actor != null && !past.isUnmade()) {
            try {
                actor.stopped();
            } catch (Throwable e) {
                failed(STOP, e);
            }
        }
        past.close();
        context = null;
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Stopped(this, kernel.now(), reason));
        }
        phase = Phase.HALTED;
        if (forGood()) {
            finish(reason);
        } else if (parent != null) {
            forgive();
            parent.command(new Control.Halted(this));
        }
    }

    private void finish(StopReason why) {
        phase = Phase.TERMINATED;
        actor = null;
        close();
        var failure = failure();
        var inHand = current;
        current = null;
        if (inHand != null) {
            bury(inHand, Losses.Kind.DEAD_INSIDE,
                    failure == null ? new Cause.Stopped() : new Cause.Poison(failure, inHand.deliveries));
        }
        for (var left = takeRemains(); left != null; left = takeRemains()) {
            bury(left, Losses.Kind.DEAD_INSIDE, new Cause.Stopped());
        }
        forgive();
        if (!kernel.kept.isEmpty()) {
            kernel.kept.remove(this);
        }
        if (abandoned) {
            kernel.returned(this);
        } else {
            depart(why);
        }
        answer();
    }

    private void answer() {
        if (is(ANSWERING) && parent != null) {
            parent.command(new Control.Gone(this));
        }
    }

    /// Gives up this cell, whose turn does not return; called by the parent's turn.
    void abandon(ActorTimeoutException cause) {
        var why = new StopReason.Abandoned(cause);
        endsFor(why);
        abandoned = true;
        close();
        kernel.hung(this, cause);
        var orphans = familyIfAny();
        if (orphans != null) {
            for (var orphan : orphans.members()) {
                orphan.command(new Control.Terminate(why));
            }
        }
        depart(why);
    }

    /// Puts an abandoned cell to rest after all, when its turn has returned.
    private void reclaim() {
        if (reclaimable()) {
            clear(ANSWERING);
            end(endReason(), true);
        }
    }

    private boolean reclaimable() {
        return phase != Phase.ENDING && phase != Phase.TERMINATED;
    }

    // Its state.

    private boolean is(int bit) {
        return (ending & bit) != 0;
    }

    private void set(int bit) {
        ending |= (byte) bit;
    }

    private void clear(int bit) {
        ending &= (byte) ~bit;
    }

    private boolean draining() {
        var holder = extrasIfAny();
        return holder != null && holder.drainTo != Long.MAX_VALUE;
    }

    private boolean drained() {
        var holder = extrasIfAny();
        return holder != null && holder.drainTo != Long.MAX_VALUE && drained(holder.drainTo);
    }

    private @Nullable Throwable failure() {
        var holder = extrasIfAny();
        return holder == null ? null : holder.failure;
    }

    private void forgive() {
        var holder = extrasIfAny();
        if (holder != null) {
            holder.failure = null;
        }
    }

    private StopReason reason() {
        var holder = extrasIfAny();
        var known = holder == null ? null : holder.reason;
        return known == null ? REQUESTED : known;
    }

    private void reason(StopReason why) {
        if (!(why instanceof StopReason.Requested) || extrasIfAny() != null) {
            extras().reason = why;
        }
    }

    /// The actor ends after the current message.
    void stopSelf() {
        set(STOPPING);
    }

    private boolean stopping() {
        return is(STOPPING);
    }

    // What its collaborators need.

    /// What it is about, as far as another thread can see.
    ActorNode.Status status() {
        return switch (phase) {
            case NEW -> ActorNode.Status.STARTING;
            case RUNNING, SAVING -> ActorNode.Status.RUNNING;
            case FAILED, HALTED -> ActorNode.Status.RESTARTING;
            case ENDING, TERMINATED -> ActorNode.Status.STOPPING;
        };
    }

    Phase phase() {
        return phase;
    }

    /// Whether it will not begin again after the end it is coming to.
    boolean forGood() {
        return is(FOR_GOOD);
    }

    /// Whether this is the thread that runs the turn of this incarnation.
    boolean runs(Context<M> incarnation) {
        return Running.cell() == this && context == incarnation;
    }

    Context<M> context() {
        return Objects.requireNonNull(context, "context");
    }

    private Actor<M> actor() {
        return Objects.requireNonNull(actor, "actor");
    }
}
