package dev.actorweb.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An actor that passes each message on to one of several others, its routees; a question goes
/// along ([ActorContext#forward]). These methods make factories to be spawned as any other, and are
/// safe to call from any thread:
///
/// ```java
/// var pool = system.spawn("resizers", Router.pool(8, Routing.leastLoaded(), Resizer::new));
/// ```
///
public final class Router {
    private Router() {}

    /// A router with its own workers: children named `1`, `2`, and so on, which it supervises as
    /// the [SpawnOptions#supervision] of the router say. A worker that has ended for good is left
    /// out; with the last one, the router ends.
    ///
    /// @param size
    ///            how many, at least 1
    /// @throws IllegalArgumentException
    ///             if it is less than 1
    public static <M> ActorFactory<M> pool(int size, Routing<M> routing, ActorFactory<M> worker) {
        return pool(size, routing, worker, SpawnOptions.defaults());
    }

    /// A router with its own workers; see the other form.
    ///
    /// @param size
    ///            how many, at least 1
    /// @param options
    ///            for each worker
    /// @throws IllegalArgumentException
    ///             if the size is less than 1
    public static <M> ActorFactory<M> pool(int size, Routing<M> routing, ActorFactory<M> worker,
            SpawnOptions options) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool of " + size + " workers");
        }
        Objects.requireNonNull(routing, "routing");
        Objects.requireNonNull(worker, "worker");
        Objects.requireNonNull(options, "options");
        return context -> new Routees<>(context, routing, null) {
            @Override
            public void started() {
                for (int i = 1; i <= size; i++) {
                    add(context.spawn(Integer.toString(i), worker, options));
                }
            }
        };
    }

    /// A router to actors that exist. Those that have ended are left out; with the last one, the
    /// router ends.
    ///
    /// @throws IllegalArgumentException
    ///             if there are none
    public static <M> ActorFactory<M> group(Routing<M> routing, List<? extends ActorRef<M>> routees) {
        var all = List.<ActorRef<M>>copyOf(routees);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a router without routees");
        }
        Objects.requireNonNull(routing, "routing");
        return context -> new Routees<>(context, routing, null) {
            @Override
            public void started() {
                all.forEach(this::add);
            }
        };
    }

    /// A router to whoever is in the [Directory] under a key at the time. A message for which there
    /// is nobody is a dead letter.
    public static <M> ActorFactory<M> group(Routing<M> routing, ServiceKey<M> key) {
        Objects.requireNonNull(routing, "routing");
        Objects.requireNonNull(key, "key");
        return context -> new Routees<>(context, routing, key);
    }

    private static class Routees<M> implements Actor<M> {
        private final ActorContext<M> context;
        private final Chooser<M> chooser;
        private final @Nullable ServiceKey<M> key;
        private final List<ActorRef<M>> routees = new ArrayList<>();

        Routees(ActorContext<M> context, Routing<M> routing, @Nullable ServiceKey<M> key) {
            this.context = context;
            this.key = key;
            chooser = Chooser.of(routing, context.system()::load);
        }

        final void add(ActorRef<M> routee) {
            routees.add(routee);
            if (context.system().owns(routee)) {
                context.watch(routee);
            }
        }

        @Override
        public void receive(M message) {
            var now = key == null ? living() : context.system().directory().find(key);
            if (now.isEmpty()) {
                context.unhandled();
                return;
            }
            ActorRef<M> chosen;
            try {
                chosen = chooser.choose(message, now);
            } catch (Throwable e) {
                // a failure would take the workers and all that waits for them with it
                context.system().noRoute(context.self(), e);
                context.unhandled();
                return;
            }
            context.forward(chosen, message);
        }

        private List<ActorRef<M>> living() {
            for (var routee : routees) {
                if (!routee.isAlive()) {
                    routees.removeIf(each -> !each.isAlive());
                    break;
                }
            }
            return routees;
        }

        @Override
        public void signal(Signal signal) {
            if (signal instanceof Signal.Terminated && living().isEmpty() && key == null) {
                context.stopSelf();
            }
        }
    }
}
