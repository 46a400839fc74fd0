package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.Optional;

/// An action, ready to be executed: it changes the run's variables, raises events or adds
/// an effect.
sealed interface Instruction {
    /// Does it.
    ///
    /// @throws Failure.Raised
    ///             if an expression has no value
    void execute(Run run);

    /// An effect that is the same each time: the timers of `after`, the end of an invoke.
    ///
    /// @param changes
    ///            whether it changes more than the states
    record Add(Effect effect, boolean changes) implements Instruction {
        @Override
        public void execute(Run run) {
            if (changes) {
                run.changes();
            }
            run.add(effect);
        }
    }

    record Perform(String name, Params params) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.RunAction(name, params.values(run), run.context(), run.event()));
        }
    }

    /// The slot at a place takes the value at the same place; all see the variables as they
    /// were before.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Assign(int[] slots, Expression[] values) implements Instruction {
        @Override
        public void execute(Run run) {
            run.assign(slots, values);
        }
    }

    record Raise(EventMaker event, Optional<Delay> delay, Optional<String> id) implements Instruction {
        @Override
        public void execute(Run run) {
            Event raised = event.event(run);
            if (delay.isPresent()) {
                run.add(new Effect.StartTimer(id, delay.get(), raised));
            } else {
                run.raise(raised);
            }
        }
    }

    record SendTo(Template actor, EventMaker event, Optional<Delay> delay, Optional<String> id,
            Position position)
            implements
                Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.SendTo(run.text(actor, position), event.event(run), delay, id));
        }
    }

    record SendParent(EventMaker event, Optional<Delay> delay,
            Optional<String> id) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.SendParent(event.event(run), delay, id));
        }
    }

    record Emit(EventMaker event) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.Emit(event.event(run)));
        }
    }

    record Cancel(Template id, Position position) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.CancelTimer(run.text(id, position)));
        }
    }

    record Log(Template text, Position position) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.Log(String.valueOf(run.value(text, position))));
        }
    }

    record Spawn(String src, Optional<String> id, Template input, Position position) implements Instruction {
        @Override
        public void execute(Run run) {
            run.changes();
            run.add(new Effect.Spawn(id, src, run.value(input, position), run.event()));
        }
    }

    record StopChild(Template id, Position position) implements Instruction {
        @Override
        public void execute(Run run) {
            run.changes();
            run.add(new Effect.StopChild(run.text(id, position)));
        }
    }

    record StartInvoke(String id, String src, Template input, boolean snapshots, Position position)
            implements
                Instruction {
        @Override
        public void execute(Run run) {
            run.changes();
            run.add(new Effect.StartInvoke(id, src, run.value(input, position), snapshots, run.event()));
        }
    }
}
