package dev.actorweb.runtime.internal;

import static dev.actorweb.runtime.RuntimeEvent.Activity.STOP;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import org.jspecify.annotations.Nullable;

/// How an incarnation ends, or the actor for good: its children first, then the actor itself, then
/// what is left in its mailbox; and how a cell is given up whose turn does not return.
abstract class Ending<M> extends Incarnation<M> {
    Ending(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    final void halt(StopReason why) {
        set(ANSWERING);
        end(why, false);
    }

    final void terminate(StopReason why) {
        set(ANSWERING);
        if (draining()) {
            clear(DRAINING);
        }
        end(why, true);
    }

    final void end(StopReason why, boolean last) {
        switch (phase()) {
            case NEW, HALTED -> {
                if (last) {
                    finish(why);
                } else if (parent != null) {
                    if (phase() == Phase.NEW) {
                        set(HELD);
                    }
                    parent.command(new Control.Halted(cell()));
                }
            }
            case RUNNING, FAILED -> {
                var failure = failure();
                reason(failure == null ? why : new StopReason.Failed(failure));
                clear(FOR_GOOD);
                if (last) {
                    set(FOR_GOOD);
                }
                phase(Phase.ENDING);
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
    final void incarnationEnded() {
        var past = context();
        var reason = reason();
        past.ending(reason);
        var made = past.made(actor);
        var instance = Meter.inside(made);
        actor = null;
        if (made != null && !past.isUnmade()) {
            try {
                made.stopped();
            } catch (Throwable e) {
                note(STOP, e);
            }
        }
        past.close();
        context = null;
        if (instance != null && kernel.instances != null) {
            kernel.instances.free(instance, cell());
        }
        if (instance != null && !forGood()) {
            var holder = extras();
            holder.former = new Former(instance, holder.former);
        }
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Stopped(this, kernel.now(), reason));
        }
        phase(Phase.HALTED);
        if (forGood()) {
            finish(reason);
        } else if (parent != null) {
            forgive();
            parent.command(new Control.Halted(cell()));
        }
    }

    /// Makes a failure known, as far as there is memory for that.
    final void note(RuntimeEvent.Activity during, Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            kernel.useReserve();
        }
        try {
            if (cause instanceof InterruptedException) {
                Thread.interrupted();
            }
            if (kernel.events.lifecycle()) {
                kernel.events.publish(new RuntimeEvent.Failed(this, kernel.now(), during, cause));
            }
            kernel.trouble.failed(cell(), during, cause);
            if (cause instanceof VirtualMachineError) {
                kernel.mend();
            }
        } catch (OutOfMemoryError e) {
            // what follows from the failure matters more
        }
    }

    private void finish(StopReason why) {
        phase(Phase.TERMINATED);
        actor = null;
        if (abandoned) {
            kernel.trouble.returned(cell()); // before the letters that show that it has
        }
        var failure = failure();
        var inHand = current();
        release();
        close();
        if (inHand != null) {
            bury(inHand, Losses.Kind.DEAD_INSIDE,
                    failure == null ? new Cause.Stopped() : new Cause.Poison(failure, inHand.deliveries()));
        }
        for (var left = takeRemains(); left != null; left = takeRemains()) {
            bury(left, Losses.Kind.DEAD_INSIDE, new Cause.Stopped());
        }
        forgive();
        if (is(REMEMBERING)) {
            forgetState();
        }
        if (departs()) {
            departed(why);
        } else {
            kernel.trouble.returned(cell());
        }
        answer();
    }

    private void forgetState() {
        kernel.kept.remove(this);
        try {
            kernel.stores.release(cell());
        } catch (Throwable e) {
            note(STOP, e);
        }
    }

    private void answer() {
        if (is(ANSWERING) && parent != null) {
            parent.command(new Control.Gone(cell()));
        }
    }

    /// Gives up this cell, whose turn does not return; called by the parent's turn. If it has
    /// returned at the last moment, the cell puts itself to rest now.
    final void abandon(ActorTimeoutException cause) {
        kernel.trouble.hangs(cell());
        if (!departs()) {
            kernel.trouble.returned(cell());
            return;
        }
        var why = new StopReason.Abandoned(cause);
        try {
            endsFor(why);
        } finally { // nobody else will go on with this
            abandoned = true;
            try {
                giveUp(why, cause);
            } finally {
                departed(why);
                wake();
            }
        }
    }

    private void giveUp(StopReason why, ActorTimeoutException cause) {
        closeBehindTurn();
        kernel.trouble.givenUp(cell(), cause);
        var orphans = familyIfAny();
        if (orphans != null) {
            for (var orphan : orphans.members()) {
                orphan.command(new Control.Terminate(why));
            }
        }
    }

    /// Puts an abandoned cell to rest after all, when its turn has returned.
    final void reclaim() {
        if (reclaimable()) {
            clear(ANSWERING);
            end(endReason(), true);
        }
    }
}
