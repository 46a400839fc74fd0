package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.RestartPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All actors that a system may ever have: those it names, and behind them the machines that these
/// may start. The id of a child is written in the spec, and under one id runs one child at a time,
/// so their number is known beforehand: each has its place, where somebody lives or nobody does.
final class Cast {
    /// More children are not followed.
    static final int MOST = 200;
    private final List<Member> members;
    private final int top;
    private final List<Child> children = new ArrayList<>();
    private final Map<Key, Integer> places = new HashMap<>();
    private final Set<String> unfollowed = new LinkedHashSet<>();

    /// Who may be started.
    ///
    /// @param parent
    ///            the place of the actor that starts it
    /// @param ancestor
    ///            the actor of the system that it belongs to
    private record Child(int parent, int ancestor, Key key) {}

    private record Key(int parent, String id, String src) {}

    Cast(MachineSystem system) {
        this.members = new ArrayList<>(system.members());
        this.top = members.size();
        for (int place = 0; place < members.size(); place++) { // it grows
            addChildren(members.get(place));
        }
    }

    private void addChildren(Member parent) {
        Machine machine = parent.machine().machine();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                if (machine.parts().containsKey(invoke.src())) {
                    boolean plain = invoke.computed().isEmpty() && invoke.idLocation().isEmpty()
                            && invoke.onSnapshot().isEmpty();
                    if (!plain || !add(parent, invoke.id(), invoke.src())) {
                        unfollowed.add(invoke.src());
                    }
                }
            }
        }
        for (Action action : machine.actions()) {
            if (action instanceof Action.SpawnChild spawn && machine.parts().containsKey(spawn.src())
                    && !add(parent, spawn.id().orElse(spawn.src()), spawn.src())) {
                unfollowed.add(spawn.src());
            }
        }
    }

    /// False where there are too many.
    private boolean add(Member parent, String id, String src) {
        Key key = new Key(parent.index(), id, src);
        if (places.containsKey(key)) {
            return true;
        }
        Optional<CompiledMachine> machine = parent.machine().part(src);
        if (machine.isEmpty() || children.size() == MOST) {
            return false;
        }
        int ancestor = parent.index() < top ? parent.index() : children.get(parent.index() - top).ancestor;
        ActorGroup group = new ActorGroup(parent.group().name() + "/" + id, machine.get().machine(), 1, false,
                Mailbox.unbounded(), RestartPolicy.TEMPORARY, Optional.empty(), parent.group().position());
        places.put(key, members.size());
        children.add(new Child(parent.index(), ancestor, key));
        members.add(new Member(members.size(), group, 0, parent.name() + "/" + id, machine.get()));
        return true;
    }

    /// The actors of the system first.
    List<Member> members() {
        return members;
    }

    /// How many actors the system names.
    int top() {
        return top;
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    boolean isChild(int member) {
        return member >= top;
    }

    /// Who starts a child.
    int parent(int child) {
        return children.get(child - top).parent;
    }

    /// The id under which its parent knows a child.
    String id(int child) {
        return children.get(child - top).key.id;
    }

    /// The actor of the system that an actor belongs to: itself, or who started who started it.
    int ancestor(int member) {
        return member < top ? member : children.get(member - top).ancestor;
    }

    /// The place of a child; −1 where it is no machine, or not followed.
    int place(int parent, String id, String src) {
        return places.getOrDefault(new Key(parent, id, src), -1);
    }

    /// The places of all that an actor may start itself.
    List<Integer> children(int parent) {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).parent == parent) {
                own.add(top + i);
            }
        }
        return own;
    }

    /// Sources of machines that are started in a way that is not followed.
    Set<String> unfollowed() {
        return unfollowed;
    }
}
