package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.system.Channel;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages under way between the machines of a system, and what channels do to them where
/// chance is let in. Not thread-safe.
final class Post {
    private static final String ORIGIN = "#origin";
    /// One message in so many meets a fault that its channel may have.
    private static final int RARELY = 4;

    /// A message that has arrived.
    record Letter(Member to, Event event, String sender) {}

    /// A message that its sender holds back.
    private record Delayed(Duration at, Member from, Optional<String> id, List<Member> to, Event event) {}

    private final MachineSystem system;
    private final @Nullable Random chance;
    private final Map<Machine, Set<String>> children = new HashMap<>();
    private final List<Letter> arrived = new ArrayList<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private boolean perfect;

    Post(MachineSystem system, OptionalLong seed) {
        this.system = system;
        this.chance = seed.isPresent() ? new Random(seed.getAsLong()) : null;
    }

    /// Takes a message from its sender.
    ///
    /// @param origin
    ///            who sent what the sender was handling; empty if nobody of the system
    /// @param due
    ///            when it is to be sent
    /// @param now
    ///            the present moment
    /// @return why it can go nowhere; empty if it is on its way
    Optional<String> take(Member from, Effect.SendTo send, String origin, Duration due, Duration now) {
        String address = send.actor().equals(ORIGIN) ? origin : send.actor();
        if (children(from.group().machine()).contains(address)) {
            return Optional.empty(); // stays within the machine
        }
        List<Member> receivers = system.addressed(address);
        if (receivers.isEmpty()) {
            return Optional.of("there is no actor `" + (address.isEmpty() ? ORIGIN : address)
                    + "` to send it to");
        }
        if (due.compareTo(now) > 0) {
            delayed.add(new Delayed(due, from, send.id(), receivers, send.event()));
        } else {
            deliver(from, receivers, send.event());
        }
        return Optional.empty();
    }

    private void deliver(Member from, List<Member> receivers, Event event) {
        for (Member to : receivers) {
            Channel channel = system.channel(from.group(), to.group());
            Letter letter = new Letter(to, event, from.name());
            if (channel.equals(Channel.RELIABLE)) {
                arrived.add(letter);
            } else if (chance == null) {
                perfect = true;
                arrived.add(letter);
            } else {
                deliver(letter, channel, chance);
            }
        }
    }

    private void deliver(Letter letter, Channel channel, Random random) {
        if (channel.lossy() && random.nextInt(RARELY) == 0) {
            return;
        }
        int copies = channel.duplicating() && random.nextInt(RARELY) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            arrived.add(channel.unordered() ? random.nextInt(arrived.size() + 1) : arrived.size(), letter);
        }
    }

    /// Takes back what its sender has not sent yet.
    void cancel(Member from, Effect.CancelTimer cancel) {
        for (int i = delayed.size() - 1; i >= 0; i--) {
            Delayed held = delayed.get(i);
            if (held.from.equals(from) && held.id.filter(cancel.id()::equals).isPresent()) {
                delayed.remove(i);
                if (!cancel.all()) {
                    return;
                }
            }
        }
    }

    /// Drops what a sender that has ended had not sent yet.
    void forget(Member from) {
        delayed.removeIf(held -> held.from.equals(from));
    }

    /// The moment at which the next message is sent that is held back.
    Optional<Duration> nextMoment() {
        Duration first = null;
        for (Delayed held : delayed) {
            if (first == null || held.at.compareTo(first) < 0) {
                first = held.at;
            }
        }
        return Optional.ofNullable(first);
    }

    /// Sends what is due.
    void send(Duration now) {
        for (Delayed held : List.copyOf(delayed)) {
            if (held.at.compareTo(now) <= 0) {
                delayed.remove(held);
                deliver(held.from, held.to, held.event);
            }
        }
    }

    /// The next message that has arrived and is not handled yet.
    Optional<Letter> next() {
        return arrived.isEmpty() ? Optional.empty() : Optional.of(arrived.removeFirst());
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    /// How many messages wait for an actor.
    long waiting(Member to) {
        return arrived.stream().filter(letter -> letter.to.equals(to)).count();
    }

    /// Whether a faulty channel was taken for a reliable one.
    boolean isPerfect() {
        return perfect;
    }

    private Set<String> children(Machine machine) {
        return children.computeIfAbsent(machine, Post::childrenOf);
    }

    private static Set<String> childrenOf(Machine machine) {
        Set<String> names = new HashSet<>();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                names.add(invoke.id());
            }
            for (Action action : state.actions()) {
                if (action instanceof Action.SpawnChild spawn) {
                    names.add(spawn.id().orElse(spawn.src()));
                }
            }
        }
        return names;
    }
}
