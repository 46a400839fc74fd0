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
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A step as observers see it.
///
/// @param before
///            null for the first one
/// @param sender
///            the step that sent the event; null if no other machine did
/// @param known
///            by their numbers, the transitions as they were shown before: shared by all steps of an
///            actor, and filled in by whoever shows one first
record ObservedStep(long number, Event trigger, @Nullable Snapshot before, Snapshot after,
        List<Integer> transitions, @Nullable Cause sender,
        AtomicReferenceArray<@Nullable Taken> known) implements MachineStep {
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
        List<Taken> taken = new ArrayList<>(transitions.size());
        for (int number : transitions) {
            taken.add(taken(number));
        }
        return taken;
    }

    /// The same each time, so that it is made once.
    private Taken taken(int number) {
        CompiledMachine machine = after.machine();
        Taken taken = known.getAcquire(number);
        if (taken == null) {
            taken = made(machine, number);
            known.setRelease(number, taken);
        }
        return taken;
    }

    private static Taken made(CompiledMachine machine, int number) {
        List<String> targets = new ArrayList<>();
        for (State target : machine.targets(number)) {
            targets.add(target.name());
        }
        return new Taken(number, machine.source(number).name(), targets);
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
