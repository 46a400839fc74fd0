package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is done on entering or leaving a state or on taking a transition.
public sealed interface Action {
    Position position();

    /// An action implemented in Java and bound by name when the machine runs.
    record Named(String name, Template.MapOf params, Position position) implements Action {}

    /// New values for variables of the context; all expressions see the values from before.
    record Assign(List<Assignment> assignments, Position position) implements Action {
        public Assign {
            assignments = List.copyOf(assignments);
        }
    }

    /// One variable that gets a value.
    record Assignment(String variable, Expression value, Position position) {}

    /// Sends an event to the machine itself; without delay it comes before every event
    /// from outside.
    record Raise(EventTemplate event, Optional<Delay> delay, Optional<String> id, Position position)
            implements
                Action {}

    /// Sends an event to another actor, by the id of an invoke or spawned child, or a name known to
    /// the runtime.
    record SendTo(Template actor, EventTemplate event, Optional<Delay> delay, Optional<String> id,
            Position position)
            implements
                Action {}

    /// Sends an event to the actor that has spawned or invoked this machine.
    record SendParent(EventTemplate event, Optional<Delay> delay, Optional<String> id, Position position)
            implements
                Action {}

    /// Shows an event to whoever subscribed to this machine.
    record Emit(EventTemplate event, Position position) implements Action {}

    /// Takes back a delayed event by its id.
    record Cancel(Template id, Position position) implements Action {}

    /// Writes a line to the log of the system.
    record Log(Template text, Position position) implements Action {}

    /// Starts a child that lives until it ends or is stopped, not only as long as a state
    /// is active.
    record SpawnChild(String src, Optional<String> id, Template input, Position position) implements Action {}

    /// Ends a child that the machine has spawned.
    record StopChild(Template id, Position position) implements Action {}

    /// The actions of the first branch whose guard holds; a branch without guard always does.
    ///
    /// @param isStatement
    ///            whether it stands in a script: then an error in a guard ends the script, and does
    ///            not merely count as false
    record Choose(List<Branch> branches, boolean isStatement, Position position) implements Action {
        public Choose {
            branches = List.copyOf(branches);
        }

        public Choose(List<Branch> branches, Position position) {
            this(branches, false, position);
        }
    }

    /// What is done if a guard holds, or in any case where there is none.
    record Branch(Optional<Guard> guard, List<Action> actions, Position position) {
        public Branch {
            actions = List.copyOf(actions);
        }
    }

    /// The actions once for each item of a list, as the list was at the beginning.
    ///
    /// @param item
    ///            the variable that holds the item
    /// @param index
    ///            the variable that holds its index
    record ForEach(Expression list, String item, Optional<String> index, List<Action> actions,
            Position position)
            implements
                Action {
        public ForEach {
            actions = List.copyOf(actions);
        }
    }

    /// Actions that belong together: when one of them fails, SCXML skips the rest of them but goes
    /// on with what follows.
    record Block(List<Action> actions, Position position) implements Action {
        public Block {
            actions = List.copyOf(actions);
        }
    }

    /// SCXML's `<send>` where what is sent, when, or to whom is known only when it is executed.
    ///
    /// @param target
    ///            `#_internal`, `#_parent`, `#_<invoke id>`, `#_scxml_<session>`; without it this
    ///            machine
    /// @param idLocation
    ///            the variable that is given the id
    record Send(Template event, Optional<Template> target, Optional<Template> type, Optional<Template> delay,
            Optional<String> id, Optional<String> idLocation, Template.MapOf data, Position position)
            implements
                Action {}

    /// Actions, each with those within it behind it.
    static List<Action> all(List<Action> actions) {
        List<Action> all = new ArrayList<>();
        for (Action action : actions) {
            all.add(action);
            all.addAll(all(action.nested()));
        }
        return all;
    }

    /// The actions within this one, directly.
    default List<Action> nested() {
        if (this instanceof Choose choose) {
            List<Action> all = new ArrayList<>();
            for (Branch branch : choose.branches) {
                all.addAll(branch.actions);
            }
            return all;
        }
        if (this instanceof ForEach each) {
            return each.actions;
        }
        return this instanceof Block block ? block.actions : List.of();
    }
}
