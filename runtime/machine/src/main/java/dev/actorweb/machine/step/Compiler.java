package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns a machine as written into one that runs.
final class Compiler {
    private final Machine machine;
    private final Problems problems;
    private final boolean scxml;
    private final CompiledState[] states;
    private final ActionCompiler actions;
    private final TransitionCompiler transitions;

    Compiler(Machine machine) {
        this.machine = machine;
        this.problems = new Problems(machine.file());
        this.scxml = machine.dialect() == Dialect.SCXML;
        this.states = new CompiledState[machine.states().size()];
        this.actions = new ActionCompiler(machine, problems, scxml);
        this.transitions = new TransitionCompiler(machine, problems, states, actions);
    }

    Compilation compile() {
        for (State state : machine.states()) {
            states[state.index()] = new CompiledState(state.index(), state.parent(), state.kind(),
                    state.name(), state.position());
        }
        for (int i = states.length - 1; i > 0; i--) {
            CompiledState parent = states[states[i].parent];
            parent.last = Math.max(parent.last, states[i].last);
        }
        for (State state : machine.states()) {
            structure(state, states[state.index()]);
        }
        for (State state : machine.states()) {
            behaviour(state, states[state.index()]);
        }
        Map<String, CompiledMachine> parts = machine.parts().isEmpty() ? Map.of() : parts();
        if (!problems.hasErrors()) {
            circles();
        }
        if (problems.hasErrors()) {
            return new Compilation(Optional.empty(), problems.list());
        }
        CompiledMachine compiled = new CompiledMachine(machine, states,
                transitions.all(), parts);
        return new Compilation(Optional.of(compiled), List.of());
    }

    private Map<String, CompiledMachine> parts() {
        Map<String, CompiledMachine> parts = new HashMap<>();
        machine.parts().forEach((name, part) -> {
            Compilation compilation = CompiledMachine.compile(part);
            problems.addAll(compilation.problems());
            compilation.machine().ifPresent(compiled -> parts.put(name, compiled));
        });
        return parts;
    }

    private void circles() {
        for (State state : machine.states()) {
            if (state.kind() == Kind.HISTORY && DefaultEntry.leadsToItself(states, state.index())) {
                problems.error("SC008", state.position(), "the history state `" + state.name()
                        + "` leads to itself when nothing is remembered");
            }
        }
    }

    private void structure(State state, CompiledState compiled) {
        compiled.children = children(state, false);
        compiled.histories = children(state, true);
        compiled.deep = state.history().isPresent() && state.history().get() == State.History.DEEP;
        compiled.output = state.output().orElse(null);
        boolean childless = state.kind() == Kind.FINAL || state.kind() == Kind.HISTORY;
        if (childless && !state.children().isEmpty()) {
            problems.error("SC005", state.position(),
                    "the " + (state.kind() == Kind.FINAL ? "final" : "history")
                            + " state `" + state.name() + "` has states inside");
        }
    }

    private int[] children(State state, boolean histories) {
        int[] found = state.children().isEmpty() ? CompiledState.NO_STATES : new int[state.children().size()];
        int count = 0;
        for (int child : state.children()) {
            if (machine.state(child).kind() == Kind.HISTORY == histories) {
                found[count++] = child;
            }
        }
        return count == 0
                ? CompiledState.NO_STATES
                : count == found.length ? found : Arrays.copyOf(found, count);
    }

    private void behaviour(State state, CompiledState compiled) {
        if (state.kind() == Kind.COMPOUND) {
            initial(state, compiled);
        }
        if (state.kind() == Kind.HISTORY) {
            historyDefault(state, compiled);
        }
        compiled.entry = actions.instructions(state.entry());
        compiled.exit = actions.instructions(state.exit());
        if (!state.after().isEmpty() || !state.invokes().isEmpty()) {
            activities(state, compiled);
        }
        transitions.compile(state, compiled);
    }

    /// What lasts as long as the state is active begins after its entry and ends after its exit.
    private void activities(State state, CompiledState compiled) {
        List<Instruction> entry = apart(compiled.entry);
        List<Instruction> exit = apart(compiled.exit);
        timers(state, entry, exit);
        List<Instruction> invokes = scxml ? new ArrayList<>() : entry;
        for (Invoke invoke : state.invokes()) {
            int idSlot = invoke.idLocation().isPresent()
                    ? actions.slot(invoke.idLocation().get(), invoke.position())
                    : -1;
            invokes.add(
                    new Instruction.StartInvoke(invoke.id(), invoke.src(), invoke.computed(), invoke.input(),
                            !invoke.onSnapshot().isEmpty(), idSlot, invoke.position()));
            exit.add(new Instruction.Add(new Effect.StopInvoke(invoke.id()), true));
        }
        if (scxml) {
            invoked(state, compiled, invokes);
        }
        compiled.entry = entry.toArray(CompiledState.NOTHING);
        compiled.exit = exit.toArray(CompiledState.NOTHING);
    }

    /// In SCXML an error in what the author wrote must not keep from ending what lasts.
    private List<Instruction> apart(Instruction[] written) {
        return scxml && written.length > 0
                ? new ArrayList<>(List.of(new Instruction.Block(written)))
                : new ArrayList<>(List.of(written));
    }

    /// SCXML starts invokes at the end of the macrostep.
    private void invoked(State state, CompiledState compiled, List<Instruction> invokes) {
        List<CompiledState.Invoked> invoked = new ArrayList<>();
        for (Invoke invoke : state.invokes()) {
            invoked.add(new CompiledState.Invoked(invoke.id(), invoke.forward(),
                    actions.instructions(invoke.finalizing())));
        }
        compiled.invokes = invokes.toArray(CompiledState.NOTHING);
        compiled.invoked = List.copyOf(invoked);
    }

    private void initial(State state, CompiledState compiled) {
        if (state.initial().isEmpty()) {
            problems.error("SC003", state.position(),
                    "the compound state `" + state.name() + "` has no `initial`");
            return;
        }
        State.Initial initial = state.initial().get();
        int[] targets = new int[initial.targets().size()];
        int count = 0;
        for (Target target : initial.targets()) {
            Optional<State> found = machine.resolveInitial(state, target);
            if (found.isEmpty() || !compiled.contains(found.get().index())) {
                problems.error("SC003", target.position(),
                        "`initial: " + target.text() + "` names no state inside `"
                                + state.name() + "`");
            } else {
                targets[count++] = found.get().index();
            }
        }
        if (scxml ? targets.length == 0 : targets.length != 1) {
            problems.error("SC004", initial.position(), "`" + state.name() + "` needs exactly one `initial`");
        }
        compiled.initial = targets;
        compiled.initialActions = actions.instructions(initial.actions());
    }

    private void historyDefault(State state, CompiledState compiled) {
        Optional<State> parent = machine.parent(state);
        Kind kind = parent.isPresent() ? parent.get().kind() : Kind.ATOMIC;
        if (kind != Kind.COMPOUND && kind != Kind.PARALLEL) {
            problems.error("SC008", state.position(), "the history state `" + state.name()
                    + "` is not inside a compound or parallel state");
            return;
        }
        List<Integer> targets = new ArrayList<>();
        for (Target target : state.historyDefault()) {
            Optional<State> found = machine.resolve(state, target);
            if (found.isEmpty() || !states[state.parent()].contains(found.get().index())) {
                problems.error("SC008", target.position(),
                        "the default `" + target.text() + "` of the history state `"
                                + state.name() + "` is no state beside it");
            } else {
                targets.add(found.get().index());
            }
        }
        compiled.historyDefault = toArray(targets);
    }

    private void timers(State state, List<Instruction> entry, List<Instruction> exit) {
        String last = "";
        for (Transition transition : state.after()) {
            Delay delay = ((Trigger.After) transition.trigger()).delay();
            String id = transitions.afterEvent(delay, state);
            if (!ActionCompiler.isUsable(delay)) {
                problems.error("SC016", delay.position(), "`" + delay.text() + "` is no delay");
            } else if (!id.equals(last)) {
                entry.add(delay instanceof Delay.Computed computed
                        ? new Instruction.StartTimer(id, computed)
                        : new Instruction.Add(new Effect.StartTimer(Optional.of(id), delay, Event.of(id)),
                                false));
                exit.add(new Instruction.Add(new Effect.CancelTimer(id), false));
            }
            last = id;
        }
    }

    private static int[] toArray(List<Integer> list) {
        int[] array = new int[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }
}
