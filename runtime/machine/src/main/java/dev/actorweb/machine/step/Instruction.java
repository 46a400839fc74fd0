package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.ecmascript.Dom;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// A delay as it is at this point of the step.
    static Optional<Delay> known(Optional<Delay> delay, Run run) {
        return delay.isPresent() && delay.get() instanceof Delay.Computed computed
                ? Optional.of(known(computed, run))
                : delay;
    }

    /// What a delay comes to; itself where an analysis does not know.
    private static Delay known(Delay.Computed delay, Run run) {
        Object value = run.value(delay.value(), delay.position());
        if (value instanceof EvalError) {
            return delay;
        }
        String text = value instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number).toPlainString()
                : String.valueOf(value);
        if (Delay.read(text, delay.position()) instanceof Delay.Fixed fixed
                && !fixed.duration().isNegative()) {
            return fixed;
        }
        throw new Failure.Raised(
                "`" + text + "` is no delay: a number of milliseconds, zero or more, or text "
                        + "like `30s`",
                delay.position());
    }

    /// Starts the delay of a transition.
    record StartTimer(String id, Delay.Computed delay) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.StartTimer(Optional.of(id), known(delay, run), Event.of(id)));
        }
    }

    record Raise(EventMaker event, Optional<Delay> delay, Optional<String> id) implements Instruction {
        @Override
        public void execute(Run run) {
            Event raised = event.event(run);
            if (delay.isPresent()) {
                run.add(new Effect.StartTimer(id, known(delay, run).orElseThrow(), raised));
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
            run.add(new Effect.SendTo(run.text(actor, position), event.event(run), known(delay, run), id));
        }
    }

    record SendParent(EventMaker event, Optional<Delay> delay,
            Optional<String> id) implements Instruction {
        @Override
        public void execute(Run run) {
            run.add(new Effect.SendParent(event.event(run), known(delay, run), id));
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
            run.add(new Effect.CancelTimer(run.text(id, position),
                    run.machine().machine().dialect() == Dialect.SCXML));
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

    /// Starts a service or machine.
    ///
    /// @param computed
    ///            what tells which of the machine's parts it is
    /// @param idSlot
    ///            the variable that is given the id; −1 for none
    record StartInvoke(String id, String src, Optional<Expression> computed, Template input,
            boolean snapshots, int idSlot, Position position)
            implements
                Instruction {
        @Override
        public void execute(Run run) {
            run.changes();
            if (idSlot >= 0) {
                run.set(idSlot, id);
            }
            String source = computed.isPresent() ? source(run, computed.get()) : src;
            run.add(new Effect.StartInvoke(id, source, run.value(input, position), snapshots, run.event()));
        }

        private String source(Run run, Expression expression) {
            Object value = expression.eval(run);
            if (value instanceof EvalError error) {
                if (error.isUnknown()) {
                    return src;
                }
                throw new Failure.Raised(error.message(), error.position());
            }
            String name = Dom.machine(value).orElse(EcmaScript.text(value));
            String file = name.startsWith("file:") ? name.substring("file:".length()) : name;
            if (run.machine().part(file).isEmpty()) {
                throw new Failure.Raised("`" + file + "` is no machine that could be read", position);
            }
            return file;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Block(Instruction[] actions) implements Instruction {
        @Override
        public void execute(Run run) {
            run.perform(actions);
        }
    }

    /// The actions at the place of the first condition that holds; a null condition always does.
    ///
    /// @param isStatement
    ///            whether an error in a condition ends the block, as in a script
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Choose(@Nullable Condition[] conditions, Instruction[][] actions, boolean isStatement)
            implements
                Instruction {
        @Override
        public void execute(Run run) {
            for (int i = 0; i < conditions.length; i++) {
                if (holds(conditions[i], run)) {
                    for (Instruction action : actions[i]) {
                        action.execute(run);
                    }
                    return;
                }
            }
        }

        private boolean holds(@Nullable Condition condition, Run run) {
            if (condition == null) {
                return true;
            }
            try {
                return condition.holds(run);
            } catch (Failure.Raised raised) {
                if (isStatement || !run.isScxml()) {
                    throw raised;
                }
                run.fail(raised.failure());
                return false;
            }
        }
    }

    /// The actions once for each item.
    ///
    /// @param index
    ///            the slot of the index; −1 for none
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record ForEach(Expression list, int item, int index, Instruction[] actions) implements Instruction {
        @Override
        public void execute(Run run) {
            Object value = list.eval(run);
            if (value instanceof EvalError error) {
                throw new Failure.Raised(error.message(), error.position());
            }
            if (!(value instanceof List<?> items)) {
                throw new Failure.Raised("`" + list + "` is no list", list.position());
            }
            for (int i = 0; i < items.size(); i++) {
                run.set(item, items.get(i));
                if (index >= 0) {
                    run.set(index, (long) i);
                }
                for (Instruction action : actions) {
                    action.execute(run);
                }
            }
        }
    }

    /// What is known to fail whenever it is executed.
    record Fail(String message, Position position) implements Instruction {
        @Override
        public void execute(Run run) {
            throw new Failure.Raised(message, position);
        }
    }

    /// SCXML's `<send>`, in a file of its own.
    non-sealed interface Sending extends Instruction {}
}
