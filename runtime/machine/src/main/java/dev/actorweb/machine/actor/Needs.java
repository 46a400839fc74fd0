package dev.actorweb.machine.actor;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Template.Constant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what a machine names and nobody bound.
final class Needs {
    private final Machine machine;
    private final Bindings bindings;
    private final boolean hasParent;
    private final Set<String> children = new HashSet<>();
    private final Set<Need> missing = new LinkedHashSet<>();

    private Needs(Machine machine, Bindings bindings, boolean hasParent) {
        this.machine = machine;
        this.bindings = bindings;
        this.hasParent = hasParent;
    }

    /// @throws MissingBindingsException
    ///             if anything is missing
    static void check(Machine machine, Bindings bindings, boolean hasParent) {
        Set<Need> missing = missing(machine, bindings, hasParent);
        if (!missing.isEmpty()) {
            throw new MissingBindingsException(machine.name(), List.copyOf(missing));
        }
    }

    static Set<Need> missing(Machine machine, Bindings bindings, boolean hasParent) {
        Needs needs = new Needs(machine, bindings, hasParent);
        for (State state : machine.states()) {
            needs.collectChildren(state);
        }
        for (State state : machine.states()) {
            needs.check(state);
        }
        for (Machine part : machine.parts().values()) {
            needs.missing.addAll(missing(part, bindings, true));
        }
        return needs.missing;
    }

    private void collectChildren(State state) {
        for (Invoke invoke : state.invokes()) {
            children.add(invoke.id());
        }
        for (Action action : state.actions()) {
            if (action instanceof Action.SpawnChild spawn) {
                children.add(spawn.id().orElse(spawn.src()));
            }
        }
    }

    private void check(State state) {
        for (Action action : state.actions()) {
            check(action);
        }
        for (Transition transition : state.transitions()) {
            transition.guard().ifPresent(this::check);
            if (transition.trigger() instanceof Trigger.After after) {
                check(Optional.of(after.delay()));
            }
        }
        for (Invoke invoke : state.invokes()) {
            checkSource(invoke.src());
        }
    }

    private void check(Guard guard) {
        switch (guard) {
            case Guard.Named named -> need(bindings.hasGuard(named.name()), Need.Kind.GUARD, named.name());
            case Guard.And and -> and.guards().forEach(this::check);
            case Guard.Or or -> or.guards().forEach(this::check);
            case Guard.Not not -> check(not.guard());
            case Guard.Inline _,Guard.StateIn _ -> {
                // complete in themselves
            }
        }
    }

    private void check(Action action) {
        switch (action) {
            case Action.Named named ->
                need(bindings.action(named.name()).isPresent(), Need.Kind.ACTION, named.name());
            case Action.Raise raise -> check(raise.delay());
            case Action.SendTo send -> {
                check(send.delay());
                if (send.actor() instanceof Constant(Object name)) {
                    String text = String.valueOf(name);
                    need(text.equals(StatechartActor.ORIGIN) || children.contains(text)
                            || bindings.recipient(text).isPresent(), Need.Kind.RECIPIENT, text);
                }
            }
            case Action.SendParent send -> {
                check(send.delay());
                need(hasParent || bindings.recipient(StatechartActor.PARENT).isPresent(), Need.Kind.RECIPIENT,
                        StatechartActor.PARENT);
            }
            case Action.SpawnChild spawn -> checkSource(spawn.src());
            case Action.Choose choose -> {
                for (Action.Branch branch : choose.branches()) {
                    branch.guard().ifPresent(this::check);
                }
            }
            case Action.ForEach _,Action.Block _,Action.Assign _,Action.Emit _,Action.Cancel _,Action.Log _,Action.StopChild _,Action.Send _ -> {
                // complete in themselves; what is within them is checked by itself
            }
        }
    }

    private void check(Optional<Delay> delay) {
        if (delay.isPresent() && delay.get() instanceof Delay.Named named) {
            need(bindings.delay(named.name()).isPresent(), Need.Kind.DELAY, named.name());
        }
    }

    private void checkSource(String src) {
        need(machine.parts().containsKey(src) || bindings.service(src).isPresent()
                || bindings.machine(src).isPresent(), Need.Kind.SERVICE, src);
    }

    private void need(boolean bound, Need.Kind kind, String name) {
        if (!bound) {
            missing.add(new Need(kind, name));
        }
    }
}
