package dev.actorweb.runtime.internal;

import static dev.actorweb.runtime.RuntimeEvent.Activity.CREATE;
import static dev.actorweb.runtime.RuntimeEvent.Activity.START;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// How an incarnation begins: the factory makes an actor, which starts and, if it has a state, has
/// that saved before the parent hears that it is ready.
@SuppressWarnings("ReferenceEquality") // actors are told apart by identity
abstract class Beginning<M> extends Failing<M> {
    Beginning(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    /// Whether it is to start for the first time now, without being told to.
    final boolean fresh() {
        return phase() == Phase.NEW && !is(HELD);
    }

    final void begin() {
        if (phase() != Phase.NEW && phase() != Phase.HALTED) {
            return;
        }
        var next = new Context<M>(cell(), phase() == Phase.NEW ? 0 : restarted());
        clear(STOPPING);
        context = next;
        phase(Phase.RUNNING);
        var activity = CREATE;
        try {
            var made = factory.create(next);
            if (made == null) {
                throw new IllegalStateException("the factory of " + this + " returned null");
            }
            boolean again = wasMade(made);
            if ((again || neighbourIs(made) || anotherIs(made)) && hasState(made.getClass())) {
                throw new IllegalStateException(again
                        ? "the factory of " + this + " returned the same instance again"
                        : "the factory of " + this + " returned the instance that another actor is");
            }
            var meter = kernel.meter;
            actor = meter == null ? made : meter.started(cell(), made, next.restarts() > 0);
            activity = START;
            made.started();
            var unsaved = next.commit();
            if (unsaved != null) {
                save(new Saving(cell(), unsaved, Saving.Step.START, null));
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

    final void begun() {
        var next = context();
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Started(this, kernel.now(), next.restarts()));
        }
        if (parent != null && (next.restarts() > 0 || is(HELD) || !options.startTimeout().isZero())) {
            parent.command(new Control.Ready(cell()));
        }
        if (next.restarts() > 0) {
            kernel.renewReserve();
        }
        clear(HELD);
        if (stopping()) {
            stoppedItself();
        }
    }

    /// Whether that very instance was made for one of the incarnations before.
    private boolean wasMade(Actor<?> made) {
        var holder = extrasIfAny();
        var former = holder == null ? null : holder.former;
        return former != null && former.has(made);
    }

    /// Whether the sibling started just before or after this one is that very instance: the mistake
    /// of one object for several actors. Others are not asked, as that would cost each of them.
    private boolean neighbourIs(Actor<?> made) {
        var before = parent == null ? null : brood().before(place());
        var after = parent == null ? null : brood().after(place());
        return (before != null && before.runs(made)) || (after != null && after.runs(made));
    }

    /// Whether any other actor is that very instance, where the system knows.
    private boolean anotherIs(Actor<?> made) {
        var all = kernel.instances;
        return all != null && all.isTaken(made, cell());
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
}
