package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a set of transitions as SCXML's algorithm does: exitStates,
/// executeTransitionContent, enterStates.
final class ScxmlMicrostep {
    private final Run run;
    private final CompiledMachine machine;
    private final Exit exit;
    private final ScxmlEntry entry;

    ScxmlMicrostep(Run run) {
        this.run = run;
        this.machine = run.machine();
        this.entry = new ScxmlEntry(run);
        this.exit = new Exit(run);
    }

    /// Begins a step.
    void begin() {
        run.entering.clear();
    }

    /// Enters the machine for the first time.
    void start() {
        CompiledState root = machine.state(0);
        run.active.enter(0);
        run.perform(root.entry);
        run.perform(root.initialActions);
        entry.clear();
        entry.add(root.initial, 0);
        enter();
    }

    void take(CompiledTransition[] transitions, int count) {
        exit.leave(transitions, count);
        for (int i = 0; i < count; i++) {
            run.perform(transitions[i].actions);
        }
        entry.clear();
        for (int i = 0; i < count; i++) {
            entry.add(transitions[i]);
        }
        enter();
    }

    /// Starts the invokes of the states that were entered and stayed.
    void invoke() {
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < run.entering.size(); i++) {
            if (run.isActive(run.entering.get(i))) {
                CompiledState state = machine.state(run.entering.get(i));
                for (int j = 0; j < state.invokes.length; j++) {
                    if (!run.perform(new Instruction[]{state.invokes[j]})) {
                        failed.add(state.invoked.get(j).id());
                    }
                }
            }
        }
        run.entering.clear();
        failed.forEach(run::ends);
    }

    private void enter() {
        for (int i = 0; i < entry.states.size(); i++) {
            CompiledState state = machine.state(entry.states.get(i));
            run.active.enter(state.index);
            run.changes();
            run.entering.add(state.index);
            if (run.entered != null) {
                run.entered.set(state.index);
            }
            run.perform(state.entry);
            if (entry.byDefault.contains(state.index)) {
                run.perform(state.initialActions);
            }
            for (int history : state.histories) {
                if (entry.defaultHistories.contains(history)) {
                    run.perform(machine.state(history).entry);
                }
            }
            if (state.kind == Kind.FINAL) {
                complete(state);
            }
        }
        run.active.sort();
        if (run.isDone()) {
            leaveAll();
        }
    }

    /// The end, as SCXML's exitInterpreter has it: what the machine gives is computed when its
    /// final state has been left.
    void leaveAll() {
        for (int i = run.active.size() - 1; i >= 0; i--) {
            CompiledState state = machine.state(run.active.get(i));
            run.perform(state.exit);
            if (state.kind == Kind.FINAL && state.parent <= 0) {
                run.finish(output(state));
            }
        }
    }

    private void complete(CompiledState end) {
        if (end.parent <= 0) {
            run.finish(null);
            return;
        }
        CompiledState parent = machine.state(end.parent);
        run.raise(Event.of(parent.doneEvent(machine), EventData.of(output(end))));
        if (parent.parent > 0 && machine.state(parent.parent).kind == Kind.PARALLEL
                && isComplete(parent.parent)) {
            run.raise(Event.of(machine.state(parent.parent).doneEvent(machine)));
        }
    }

    /// What a final state gives; a value that cannot be computed is left out.
    private @Nullable Object output(CompiledState state) {
        if (state.output instanceof Template.MapOf named) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            named.entries().forEach((name, template) -> {
                Object value = valid(template, state.position);
                if (!(value instanceof EvalError)) {
                    data.put(name, value);
                }
            });
            return data.isEmpty() ? null : data;
        }
        Object value = state.output == null ? null : valid(state.output, state.position);
        return value instanceof EvalError ? null : value;
    }

    private @Nullable Object valid(Template template, Position position) {
        Object value = template.eval(run);
        if (value instanceof EvalError error) {
            run.raise(ScxmlEvents.error(ScxmlEvents.EXECUTION, error.message(),
                    Optional.of(error.position().equals(Position.START) ? position : error.position()),
                    null));
        }
        return value;
    }

    private boolean isComplete(int index) {
        CompiledState state = machine.state(index);
        boolean any = false;
        boolean all = true;
        for (int child : state.children) {
            boolean ended = machine.state(child).kind == Kind.FINAL && run.isActive(child);
            any |= ended;
            all &= ended || isComplete(child);
        }
        return state.kind == Kind.PARALLEL ? all : any;
    }
}
