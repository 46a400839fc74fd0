package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Property;
import dev.actorweb.runtime.Supervision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lets one state stand for all that differ only in which of several identical actors is which: the
/// actors of a group are put in the order of their situations.
///
/// Actors are identical where nothing can tell them apart: they have the same machine with the same
/// start values, nobody addresses one of them alone, nobody who hears from them remembers whom, no
/// sender waits for room at one of them, and no condition looks at one of them. Runs that go round
/// need the actors told apart, so with `leads-to` there is no symmetry.
final class Symmetry implements Canon {
    private final int[][] orbits;

    private Symmetry(int[][] orbits) {
        this.orbits = orbits;
    }

    static Canon of(Model model, Bounds bounds) {
        MachineSystem system = model.system();
        boolean ranked = system.supervision().strategy() == Supervision.Strategy.REST_FOR_ONE;
        if (!bounds.symmetry() || ranked || model.cast().hasChildren()
                || system.checks().stream().anyMatch(Check.LeadsTo.class::isInstance)) {
            return Canon.NONE;
        }
        List<Action> actions = new ArrayList<>();
        for (ActorGroup group : system.groups()) {
            actions.addAll(group.machine().actions());
        }
        if (computesAddresses(actions)) {
            return Canon.NONE;
        }
        List<int[]> orbits = new ArrayList<>();
        for (ActorGroup group : system.groups()) {
            List<Member> members = system.all(group.name());
            if (members.size() > 1 && isUniform(model, members) && !isAddressed(system, members, actions)
                    && !isRemembered(model, group) && !isMentioned(system, group)) {
                orbits.add(members.stream().mapToInt(Member::index).toArray());
            }
        }
        return orbits.isEmpty() ? Canon.NONE : new Symmetry(orbits.toArray(new int[0][]));
    }

    @Override
    public void normalize(int[] state) {
        for (int[] orbit : orbits) {
            for (int i = 1; i < orbit.length; i++) {
                int value = state[orbit[i]];
                int at = i;
                for (; at > 0 && state[orbit[at - 1]] > value; at--) {
                    state[orbit[at]] = state[orbit[at - 1]];
                }
                state[orbit[at]] = value;
            }
        }
    }

    private static boolean computesAddresses(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Send
                    || (action instanceof Action.SendTo send
                            && !(send.actor() instanceof Template.Constant))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUniform(Model model, List<Member> members) {
        int first = members.getFirst().index();
        for (Member member : members) {
            if (model.situations(member.index()) != model.situations(first)) {
                return false;
            }
        }
        return !model.situations(first).blocks();
    }

    private static boolean isAddressed(MachineSystem system, List<Member> members, List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.SendTo send
                    && send.actor() instanceof Template.Constant(Object name)) {
                List<Member> meant = system.addressed(String.valueOf(name));
                if (!meant.isEmpty() && meant.size() < members.size() && members.contains(meant.getFirst())) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether messages of these actors carry who sent them.
    private static boolean isRemembered(Model model, ActorGroup group) {
        if (!group.machine().does(Action.SendTo.class)) {
            return false;
        }
        for (ActorGroup to : model.system().groups()) {
            if (Origins.askedBy(to.machine()) || model.system().channel(group, to).unordered()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMentioned(MachineSystem system, ActorGroup group) {
        Set<String> mentioned = new HashSet<>();
        for (Check check : system.checks()) {
            if (check instanceof Check.Never never) {
                mentions(never.condition(), mentioned);
            } else if (check instanceof Check.Always always) {
                mentions(always.condition(), mentioned);
            }
        }
        return mentioned.contains(group.name());
    }

    private static void mentions(Property property, Set<String> found) {
        mentions(property.expression().tree(), found);
    }

    /// All actors that an expression looks at in another way than counting them.
    private static void mentions(Expr expr, Set<String> found) {
        if (expr instanceof Situated.ActorIn in && in.counting() && in.of() instanceof Situated.Variable) {
            mentions(in.state(), found);
            return;
        }
        if (expr instanceof Situated.Variable variable) {
            found.add(variable.name());
        }
        for (Expr part : expr.parts()) {
            mentions(part, found);
        }
    }

    @Override
    public String toString() {
        return Arrays.deepToString(orbits);
    }
}
