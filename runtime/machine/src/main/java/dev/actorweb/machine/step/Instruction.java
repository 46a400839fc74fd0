package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// An action, ready to be executed: it changes the run's variables, raises events or adds
/// an effect.
sealed interface Instruction {
    /// Does it.
    ///
    /// @throws Failure.Raised
    ///             if an expression has no value
    void execute(Run run);

    record Perform(String name, Template.MapOf params, Position position) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.RunAction(name, run.map(params, position), run.context(), run.event()));
        }
    }

    /// The slot at a place takes the value at the same place; all see the variables as they
    /// were before.
    record Assign(List<Integer> slots, List<Expression> values) implements Instruction {
        @Override
        public void execute(Run run) {
            run.assign(slots, values);
        }
    }

    record Raise(EventTemplate event, Optional<Delay> delay, Optional<String> id) implements Instruction {
        @Override
        public void execute(Run run) {
            Event raised = run.event(event);
            if (delay.isPresent()) {
                run.add(new Effect.StartTimer(id, delay.get(), raised));
            } else {
                run.raise(raised);
            }
        }
    }

    /// Starts the timer of an `after`.
    record StartTimer(String id, Delay delay) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.StartTimer(Optional.of(id), delay, Event.of(id)));
        }
    }

    record SendTo(Template actor, EventTemplate event, Optional<Delay> delay, Optional<String> id,
            Position position)
            implements
                Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.SendTo(run.text(actor, position), run.event(event), delay, id));
        }
    }

    record SendParent(EventTemplate event, Optional<Delay> delay,
            Optional<String> id) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.SendParent(run.event(event), delay, id));
        }
    }

    record Emit(EventTemplate event) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.Emit(run.event(event)));
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

    record StopInvoke(String id) implements Instruction {
        @Override
        public void execute(Run run) {
            run.changes();
            run.add(new Effect.StopInvoke(id));
        }
    }
}
