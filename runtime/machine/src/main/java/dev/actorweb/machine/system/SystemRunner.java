package dev.actorweb.machine.system;

import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.MissingBindingsException;
import dev.actorweb.machine.actor.Need;
import dev.actorweb.machine.actor.Recipient;
import dev.actorweb.machine.actor.Service;
import dev.actorweb.machine.actor.StatechartActor;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a system of machines on the actor runtime: the file that is checked is the file that runs.
///
/// ```java
/// try (var actors = SystemRunner.builder(system).create()) {
///     SystemRunner running = SystemRunner.start(actors, system, Map.of("desk", bindings));
///     running.tell("client[0]", Event.of("WANT"));
/// }
/// ```
///
/// Mailboxes and restart policies are those of the file. Services that are not bound and that the
/// file lists under `given` answer in turn what is given. Messages that are sent before all actors
/// have been started wait until they have. Thread-safe.
public final class SystemRunner {
    private final MachineSystem system;
    private final Faults faults;
    private final Map<String, ActorRef<Message>> refs = new HashMap<>();
    private final List<Runnable> early = new ArrayList<>();
    private volatile boolean open;

    private SystemRunner(MachineSystem system, Faults faults) {
        this.system = system;
        this.faults = faults;
    }

    /// Begins to describe an actor system with the name and the supervision of the file.
    public static ActorSystem.Builder builder(MachineSystem system) {
        return ActorSystem.builder(system.name()).supervision(system.supervision());
    }

    /// Starts all actors, in the order of the file, as top-level actors.
    ///
    /// @param bindings
    ///            by the name of the group: the Java side of its machine; none where it needs none
    /// @throws MissingBindingsException
    ///             if a machine names what is not bound; then no actor was started
    /// @throws IllegalStateException
    ///             if an actor of one of the names lives already
    public static SystemRunner start(ActorSystem actors, MachineSystem system,
            Map<String, Bindings> bindings) {
        return start(actors, system, bindings, Faults.NONE);
    }

    /// As the other, with channels that do what the file declares.
    public static SystemRunner start(ActorSystem actors, MachineSystem system,
            Map<String, Bindings> bindings, Faults faults) {
        SystemRunner runner = new SystemRunner(system, faults);
        List<ActorFactory<Message>> factories = new ArrayList<>();
        for (Member member : system.members()) {
            factories.add(StatechartActor.factory(member.machine(), runner.bound(member, bindings), null));
        }
        for (Member member : system.members()) {
            SpawnOptions options = SpawnOptions.defaults().mailbox(member.group().mailbox())
                    .restart(member.group().restart());
            ActorRef<Message> ref = actors.spawn(member.name(), factories.get(member.index()), options);
            synchronized (runner.early) {
                runner.refs.put(member.name(), ref);
            }
        }
        runner.open();
        return runner;
    }

    /// What the machines of a system name and nobody binds: neither these bindings, nor the file's
    /// `given`, nor the system itself, whose actors are recipients.
    ///
    /// @return by the name of the group; none where nothing is missing
    public static Map<String, List<Need>> missing(MachineSystem system, Map<String, Bindings> bindings) {
        SystemRunner nobody = new SystemRunner(system, Faults.NONE);
        Map<String, List<Need>> missing = new LinkedHashMap<>();
        for (Member member : system.members()) {
            List<Need> needs = nobody.bound(member, bindings).missing(member.group().machine());
            if (!needs.isEmpty()) {
                missing.putIfAbsent(member.group().name(), needs);
            }
        }
        return missing;
    }

    private Bindings bound(Member member, Map<String, Bindings> bindings) {
        return bindings.getOrDefault(member.group().name(), Bindings.NONE)
                .within(address -> recipient(address, member), simulated(member));
    }

    /// The system that runs.
    public MachineSystem system() {
        return system;
    }

    /// The actor of this name.
    public Optional<ActorRef<Message>> ref(String name) {
        synchronized (early) {
            return Optional.ofNullable(refs.get(name));
        }
    }

    /// Gives the actors that an address means an event from outside.
    ///
    /// @return false if nobody has this address
    public boolean tell(String address, Event event) {
        List<Member> receivers = system.addressed(address);
        for (Member receiver : receivers) {
            deliver(() -> ref(receiver.name()).orElseThrow().tell(new Message.Send(event)));
        }
        return !receivers.isEmpty();
    }

    private Optional<Recipient> recipient(String address, Member sender) {
        List<Member> receivers = system.addressed(address);
        return receivers.isEmpty() ? Optional.empty() : Optional.of((event, cause) -> {
            for (Member receiver : receivers) {
                faults.pass(system.channel(sender.group(), receiver.group()),
                        sender.name() + " " + receiver.name(),
                        () -> deliver(() -> ref(receiver.name()).orElseThrow()
                                .tell(new Message.From(event, sender.name(), cause))));
            }
        });
    }

    private void deliver(Runnable message) {
        if (!open) {
            synchronized (early) {
                if (!open) {
                    early.add(message);
                    return;
                }
            }
        }
        message.run();
    }

    private void open() {
        synchronized (early) {
            early.forEach(Runnable::run);
            early.clear();
            open = true;
        }
    }

    /// Services that answer what the file gives, one after the other and then from the beginning.
    private Map<String, Service> simulated(Member member) {
        Map<String, Service> services = new HashMap<>();
        for (String name : Children.startedBy(member.group().machine())) {
            List<Services.Reply> replies = system.services().given().get(name);
            if (replies != null) {
                services.put(name, new Turns(replies));
            }
        }
        return services;
    }
}
