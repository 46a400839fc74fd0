package dev.actorweb.machine.actor;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The Java side of a spec: what stands behind the names of its guards, actions, services, delays
/// and recipients. Immutable; shared by all incarnations of an actor.
public final class Bindings {
    /// For machines that need none.
    public static final Bindings NONE = builder().build();
    private final Map<String, Guards> guards;
    private final Map<String, NamedAction> actions;
    private final Map<String, Service> services;
    private final Map<String, Child> machines;
    private final Map<String, Duration> delays;
    private final Map<String, Recipient> recipients;
    private final List<Consumer<Notice>> observers;

    /// A machine that runs as a child.
    record Child(CompiledMachine machine, Bindings bindings) {}

    private final Function<String, Optional<Recipient>> addresses;

    private Bindings(Builder builder) {
        guards = Map.copyOf(builder.guards);
        actions = Map.copyOf(builder.actions);
        services = Map.copyOf(builder.services);
        machines = Map.copyOf(builder.machines);
        delays = Map.copyOf(builder.delays);
        recipients = Map.copyOf(builder.recipients);
        observers = List.copyOf(builder.observers);
        addresses = builder.addresses;
    }

    /// These, and whom a system adds: its actors by their addresses, and answers for services that
    /// are not bound.
    public Bindings within(Function<String, Optional<Recipient>> actors,
            Map<String, Service> simulated) {
        Builder builder = builder();
        builder.guards.putAll(guards);
        builder.actions.putAll(actions);
        builder.services.putAll(simulated);
        builder.services.putAll(services);
        builder.machines.putAll(machines);
        builder.delays.putAll(delays);
        builder.recipients.putAll(recipients);
        builder.observers.addAll(observers);
        builder.addresses = actors;
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// What a machine names and these do not bind, in the order of the spec. Machines that are
    /// invoked within the spec count, machines that are bound answer for themselves.
    public List<Need> missing(Machine machine) {
        return List.copyOf(Needs.missing(machine, this, false));
    }

    Guards guards() {
        return new Guards() { // kept by the ahead-of-time cache, as a lambda of this interface is
                              // not
            @Override
            public boolean test(String name, Map<String, @Nullable Object> params, Situation situation) {
                Guards bound = guards.get(name);
                if (bound == null) {
                    throw new IllegalStateException("the guard `" + name + "` is not bound");
                }
                return bound.test(name, params, situation);
            }
        };
    }

    boolean hasGuard(String name) {
        return guards.containsKey(name);
    }

    Optional<NamedAction> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    Optional<Service> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    Optional<Child> machine(String name) {
        return Optional.ofNullable(machines.get(name));
    }

    Optional<Duration> delay(String name) {
        return Optional.ofNullable(delays.get(name));
    }

    Optional<Recipient> recipient(String name) {
        Recipient bound = recipients.get(name);
        return bound == null ? addresses.apply(name) : Optional.of(bound);
    }

    List<Consumer<Notice>> observers() {
        return observers;
    }

    /// Collects bindings. Binding a name twice is a mistake.
    public static final class Builder {
        private final Map<String, Guards> guards = new HashMap<>();
        private final Map<String, NamedAction> actions = new HashMap<>();
        private final Map<String, Service> services = new HashMap<>();
        private final Map<String, Child> machines = new HashMap<>();
        private final Map<String, Duration> delays = new HashMap<>();
        private final Map<String, Recipient> recipients = new HashMap<>();
        private final List<Consumer<Notice>> observers = new ArrayList<>();

        private Function<String, Optional<Recipient>> addresses = _ -> Optional.empty();

        private Builder() {}

        /// A guard; must be pure.
        public Builder guard(String name, Guards guard) {
            return put(guards, name, guard);
        }

        public Builder action(String name, NamedAction action) {
            return put(actions, name, action);
        }

        /// A service for `invoke` and `spawnChild`.
        public Builder service(String name, Service service) {
            return put(services, name, service);
        }

        /// A machine for `invoke` and `spawnChild`; it runs as a child actor.
        public Builder machine(String name, CompiledMachine machine, Bindings bindings) {
            return put(machines, name, new Child(machine, bindings));
        }

        public Builder delay(String name, Duration delay) {
            return put(delays, name, delay);
        }

        /// Where `sendTo` leads that names no child, and, under the name `#parent`, where
        /// `sendParent` leads in a machine that nobody invoked.
        public Builder recipient(String name, Consumer<Event> recipient) {
            return put(recipients, name, (event, _) -> recipient.accept(event));
        }

        /// Is told what the machine does, in every incarnation; called in the actor's turn, so it
        /// must not block.
        public Builder observer(Consumer<Notice> observer) {
            observers.add(observer);
            return this;
        }

        public Bindings build() {
            return new Bindings(this);
        }

        private <T> Builder put(Map<String, T> bindings, String name, T binding) {
            @Nullable
            T before = bindings.putIfAbsent(name, binding);
            if (before != null) {
                throw new IllegalArgumentException("`" + name + "` is bound twice");
            }
            return this;
        }
    }
}
