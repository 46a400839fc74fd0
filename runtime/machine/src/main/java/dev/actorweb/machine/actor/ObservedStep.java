package dev.actorweb.machine.actor;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.MachineStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step as observers see it.
///
/// @param before
///            null for the first one
/// @param sender
///            the step that sent the event; null if no other machine did
record ObservedStep(long number, Event trigger, @Nullable Snapshot before, Snapshot after,
        List<Integer> transitions, @Nullable Cause sender) implements MachineStep {
    @Override
    public String machine() {
        return after.machine().name();
    }

    @Override
    public String event() {
        return trigger.type();
    }

    @Override
    public Map<String, @Nullable Object> data() {
        return trigger.data();
    }

    @Override
    public List<String> from() {
        return before == null ? List.of() : before.configuration();
    }

    @Override
    public List<String> to() {
        return after.configuration();
    }

    @Override
    public List<Taken> taken() {
        List<Taken> taken = new ArrayList<>();
        CompiledMachine machine = after.machine();
        for (int number : transitions) {
            List<String> targets = new ArrayList<>();
            for (State target : machine.targets(number)) {
                targets.add(target.name());
            }
            taken.add(new Taken(number, machine.source(number).name(), targets));
        }
        return taken;
    }

    @Override
    public Map<String, @Nullable Object> context() {
        return after.context().toMap();
    }

    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(sender);
    }
}
