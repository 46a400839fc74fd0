package dev.actorweb.machine.system;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Supervision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A system of communicating machines as its author wrote it. Immutable.
public final class MachineSystem {
    private final String file;
    private final String name;
    private final Position position;
    private final List<ActorGroup> groups;
    private final List<Member> members;
    private final Channel channel;
    private final List<Channel.Pair> pairs;
    private final Supervision supervision;
    private final List<Check> checks;
    private final Services services;
    private final Map<String, Member> byName = new HashMap<>();

    MachineSystem(String file, String name, Position position, List<ActorGroup> groups, List<Member> members,
            Channel channel, List<Channel.Pair> pairs, Supervision supervision, List<Check> checks,
            Services services) {
        this.file = file;
        this.name = name;
        this.position = position;
        this.groups = List.copyOf(groups);
        this.members = List.copyOf(members);
        this.channel = channel;
        this.pairs = List.copyOf(pairs);
        this.supervision = supervision;
        this.checks = List.copyOf(checks);
        this.services = services;
        for (Member member : members) {
            byName.put(member.name(), member);
            if (!member.group().counted()) {
                byName.put(member.name() + "[0]", member);
            }
        }
    }

    /// A system of one machine, which is restarted when it fails.
    ///
    /// @param name
    ///            of the system and of its actor
    public static MachineSystem of(String name, CompiledMachine machine) {
        var group = new ActorGroup(name, machine.machine(), 1, false, Mailbox.unbounded(),
                RestartPolicy.TRANSIENT, Optional.empty(), Position.START);
        return new MachineSystem(machine.machine().file(), name, Position.START, List.of(group),
                List.of(new Member(0, group, 0, name, machine)), Channel.RELIABLE, List.of(),
                Supervision.defaults(), List.of(), Services.NONE);
    }

    /// The name of the file as its user knows it.
    public String file() {
        return file;
    }

    public String name() {
        return name;
    }

    /// Where the file names the system.
    public Position position() {
        return position;
    }

    public List<ActorGroup> groups() {
        return groups;
    }

    /// All actors, in the order in which they are started.
    public List<Member> members() {
        return members;
    }

    public Optional<ActorGroup> group(String wanted) {
        for (ActorGroup group : groups) {
            if (group.name().equals(wanted)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /// The actors that an address means: `desk`, `packer[0]`, or `packer[*]` for all of a group.
    /// Nobody if there are none of this name, and if a group with a count is addressed without
    /// a number.
    public List<Member> addressed(String address) {
        Member one = byName.get(address);
        if (one != null) {
            return List.of(one);
        }
        return address.endsWith("[*]") ? all(address.substring(0, address.length() - 3)) : List.of();
    }

    /// The actors of a group.
    public List<Member> all(String group) {
        return members.stream().filter(member -> member.group().name().equals(group)).toList();
    }

    /// What may happen to messages from one group to another.
    public Channel channel(ActorGroup from, ActorGroup to) {
        for (Channel.Pair pair : pairs) {
            if (pair.from().equals(from.name()) && pair.to().equals(to.name())) {
                return pair.channel();
            }
        }
        return channel;
    }

    public Supervision supervision() {
        return supervision;
    }

    public List<Check> checks() {
        return checks;
    }

    /// What the services that the machines name may answer.
    public Services services() {
        return services;
    }
}
