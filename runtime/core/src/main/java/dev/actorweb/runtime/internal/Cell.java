package dev.actorweb.runtime.internal;

import static dev.actorweb.runtime.RuntimeEvent.Activity.RECEIVE;
import static dev.actorweb.runtime.RuntimeEvent.Activity.SIGNAL;
import static dev.actorweb.runtime.RuntimeEvent.Activity.START;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.SpawnOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One actor from its spawning to its end, over all its incarnations: its reference, its mailbox
/// and its task in one object, so that an idle actor is small.
///
/// This top layer is the turn: what the cell does next. Everything that changes its life happens in
/// its own turn, by control messages. The layers below it are, from the top down: how an incarnation
/// handles messages ([Handling]), begins ([Beginning]), stops by itself ([Failing]) and ends
/// ([Ending]); what it is now ([Incarnation]) and where it is in its life ([Lifecycle]); the mailbox
/// as the turn sees it ([Intake]), and what any thread may use
/// ([Address], [Ledger], [Inbox], [Turn]). All of them are one object.
final class Cell<M> extends Handling<M> {
    /// After how many messages the turn looks whether anybody else told it to do something.
    private static final int FEW = 8;

    Cell(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    @Override
    Cell<M> cell() {
        return this;
    }

    @Override
    boolean hasWork() {
        if (phase() == Phase.SAVING) {
            return saved() != null;
        }
        return commanded() || fresh() || (abandoned && reclaimable())
                || (phase() == Phase.RUNNING && !muted() && (handling() || waiting()));
    }

    @Override
    void rests() {
        if (extrasIfAny() != null) {
            showRoom();
        }
    }

    @Override
    boolean mayGoOn() {
        return phase() == Phase.RUNNING;
    }

    @Override
    int turn() {
        var outer = Running.enter(this);
        var untold = kernel.events.beginTurn();
        long before = handledSoFar();
        int handled = 0;
        try {
            handled = work();
        } catch (Throwable e) {
            failed(RECEIVE, e);
        } finally {
            Running.leave(outer);
            if (untold != null) {
                untold.end(handledSoFar() - before);
            }
        }
        return handled;
    }

    /// Handles messages until there are no more, or what came together is used up: whoever looks at
    /// the senders' head after each message takes that line of memory from them each time.
    private int work() {
        int together = 0;
        for (int handled = 0; handled < kernel.batch; handled++) {
            if (phase() == Phase.SAVING) {
                var saving = saved();
                if (saving == null) {
                    return handled;
                }
                settle(saving);
            }
            if (abandoned) {
                reclaim();
            }
            if (commanded() && phase() != Phase.SAVING) {
                obey(takeControls());
            }
            if (fresh()) {
                begin();
            }
            if (phase() != Phase.RUNNING || muted()) {
                return handled;
            }
            var envelope = current();
            if (envelope == null) {
                if (!nextIsHere()) {
                    if (together > 1) {
                        return handled; // soon after, more may have come together
                    }
                    together = 0;
                }
                envelope = poll();
                together++;
            }
            if (envelope == null) {
                if (drained()) {
                    end(REQUESTED, true);
                }
                return handled;
            }
            handled += deliverAll(envelope, kernel.batch - handled) - 1;
        }
        return kernel.batch;
    }

    /// Delivers a message and, as long as nothing else comes up, those that came together with it.
    /// Where an actor has nothing but its mailbox, this touches nothing that senders change.
    ///
    /// @return how many
    private int deliverAll(Envelope first, int most) {
        boolean plain = extrasIfAny() == null;
        clear(DISTURBED | RETRYING);
        var last = first;
        deliver(last, plain);
        int number = 1;
        while (plain && number < most && undisturbed() && (number % FEW != 0 || !commanded())) {
            var next = follow(last);
            if (next == null) {
                break;
            }
            last = next;
            deliver(last, true);
            number++;
        }
        caughtUp(last);
        return number;
    }

    private boolean undisturbed() {
        return phase() == Phase.RUNNING && !abandoned && !is(STOPPING | DISTURBED);
    }

    private void obey(@Nullable Control first) {
        for (var control = first; control != null;) {
            var next = control.next;
            try {
                control.obeyedBy(this);
            } catch (Throwable e) {
                keep(control, next, e);
                throw e;
            }
            if (phase() == Phase.SAVING) {
                extras().deferred = next;
                return;
            }
            control = next;
        }
    }

    /// Keeps what could not be obeyed, for want of memory perhaps, and what came after it.
    private void keep(Control failed, @Nullable Control rest, Throwable cause) {
        if (parent == null && cause instanceof VirtualMachineError) {
            command(failed); // the guardian of all has no incarnation to begin anew
        }
        for (var control = rest; control != null;) {
            var next = control.next;
            command(control);
            control = next;
        }
    }

    /// Goes on where the saving began.
    private void settle(Saving saving) {
        var holder = extras();
        holder.saving = null;
        phase(Phase.RUNNING);
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

    /// Ends the actor for good when it has handled what waits now.
    void drain() {
        set(ANSWERING);
        if (phase() == Phase.NEW) {
            begin();
        }
        if (phase() == Phase.SAVING) {
            extras().drainLater = true;
            return;
        }
        var bound = bound();
        if (bound != null && bound.shelves()) {
            bound.drain();
        }
        extras().drainTo = accepted();
        set(DRAINING);
        if (phase() != Phase.RUNNING || (!handling() && drained())) {
            end(REQUESTED, true);
        }
    }
}
