package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.RestartPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machines that an actor has invoked or spawned and that run within it: actors as well, called
/// `boss/worker`. Not thread-safe.
final class Brood {
    /// One of them.
    private static final class Child {
        private final Member member;
        private long steps;

        Child(Member member) {
            this.member = member;
        }
    }

    private final Member parent;
    private final Map<String, Child> children = new LinkedHashMap<>();

    Brood(Member parent) {
        this.parent = parent;
    }

    /// Who takes a step; whoever is heard of for the first time belongs to them from now on.
    Member stepping(String within, CompiledMachine machine) {
        if (within.isEmpty()) {
            return parent;
        }
        Child child = children.computeIfAbsent(within, path -> new Child(member(path, machine)));
        child.steps++;
        return child.member;
    }

    private Member member(String path, CompiledMachine machine) {
        var group = new ActorGroup(parent.group().name() + "/" + path, machine.machine(), 1, false,
                Mailbox.unbounded(), RestartPolicy.TEMPORARY, Optional.empty(), parent.group().position());
        return new Member(parent.index(), group, 0, parent.name() + "/" + path, machine);
    }

    /// One that lives; the parent itself if the path is empty.
    Member member(String within) {
        Child child = children.get(within);
        return child == null ? parent : child.member;
    }

    /// Whether it lives.
    boolean has(String within) {
        return children.containsKey(within);
    }

    long steps(String within) {
        Child child = children.get(within);
        return child == null ? 0 : child.steps;
    }

    void remove(String within) {
        children.remove(within);
    }

    /// All of them, the youngest first, and none from now on.
    List<Member> clear() {
        List<Member> all = new ArrayList<>(members());
        children.clear();
        return all.reversed();
    }

    /// In the order in which they were started.
    List<Member> members() {
        return children.values().stream().map(child -> child.member).toList();
    }
}
