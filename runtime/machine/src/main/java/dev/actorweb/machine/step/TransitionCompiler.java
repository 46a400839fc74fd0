package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Turns transitions as written into those that a step selects and takes, numbered in the order in
/// which they are compiled.
final class TransitionCompiler {
    private final Machine machine;
    private final Problems problems;
    private final boolean scxml;
    private final CompiledState[] states;
    private final ActionCompiler actions;
    private final Descriptors descriptors = new Descriptors();
    private final List<CompiledTransition> transitions = new ArrayList<>();

    TransitionCompiler(Machine machine, Problems problems, CompiledState[] states, ActionCompiler actions) {
        this.machine = machine;
        this.problems = problems;
        this.scxml = machine.dialect() == Dialect.SCXML;
        this.states = states;
        this.actions = actions;
    }

    /// All that were compiled, by their numbers.
    CompiledTransition[] all() {
        return transitions.toArray(CompiledTransition.NONE);
    }

    /// XState's order: `on` as written, `onDone`, the outcomes of invokes, `after`.
    void compile(State state, CompiledState compiled) {
        deferred(state, compiled);
        descriptors.clear();
        List<Transition> on = state.on();
        int[] known = on.isEmpty() ? CompiledState.NO_STATES : machine.targets(state);
        int at = 0;
        for (int i = 0; i < on.size(); i++) {
            Transition transition = on.get(i);
            descriptors.add(((Trigger.OnEvent) transition.trigger()).descriptor(),
                    transition.targets().size() == 1 && known[at] >= 0
                            ? transition(state, transition, states[known[at]].asTarget(),
                                    machine.state(known[at]).kind() == Kind.HISTORY)
                            : transition(state, transition));
            at += transition.targets().size();
        }
        if (!state.onDone().isEmpty()) {
            addAll(state, (scxml ? "done.state." : "xstate.done.state.") + machine.idOf(state),
                    state.onDone());
        }
        for (Invoke invoke : state.invokes()) {
            addAll(state, (scxml ? "done.invoke." : "xstate.done.actor.") + invoke.id(), invoke.onDone());
            addAll(state, (scxml ? ScxmlEvents.COMMUNICATION + "." : "xstate.error.actor.") + invoke.id(),
                    invoke.onError());
            addAll(state, "xstate.snapshot." + invoke.id(), invoke.onSnapshot());
        }
        for (Transition transition : state.after()) {
            String event = afterEvent(((Trigger.After) transition.trigger()).delay(), state);
            descriptors.add(event, transition(state, transition));
        }
        descriptors.giveTo(compiled);
        if (scxml) {
            descriptors.giveInOrder(compiled);
        }
        eventless(state, compiled);
    }

    private void deferred(State state, CompiledState compiled) {
        if (state.defer().isEmpty()) {
            return;
        }
        compiled.deferred = state.defer().stream().map(Trigger.OnEvent::descriptor).toArray(String[]::new);
        if (scxml) {
            problems.error(MachineReader.PROPERTY, state.defer().getFirst().position(),
                    "`defer` has no meaning in SCXML's dialect",
                    Optional.of("leave out `dialect: scxml`, or keep the event yourself and raise it again"));
        }
    }

    private void addAll(State state, String descriptor, List<Transition> written) {
        for (Transition transition : written) {
            descriptors.add(descriptor, transition(state, transition));
        }
    }

    private void eventless(State state, CompiledState compiled) {
        compiled.eventless = !state.always().isEmpty()
                || (compiled.parent >= 0 && states[compiled.parent].eventless);
        if (state.always().isEmpty()) {
            return;
        }
        compiled.always = new CompiledTransition[state.always().size()];
        for (int i = 0; i < compiled.always.length; i++) {
            compiled.always[i] = transition(state, state.always().get(i));
        }
    }

    private CompiledTransition transition(State state, Transition transition) {
        int[] targets = new int[transition.targets().size()];
        int count = 0;
        boolean remembers = false;
        for (Target target : transition.targets()) {
            Optional<State> found = machine.resolve(state, target);
            if (found.isEmpty()) {
                problems.error("SC001", target.position(), "`" + target.text() + "` names no state");
            } else {
                targets[count++] = found.get().index();
                remembers |= found.get().kind() == Kind.HISTORY;
            }
        }
        return transition(state, transition,
                count == targets.length ? targets : Arrays.copyOf(targets, count),
                remembers);
    }

    private CompiledTransition transition(State state, Transition transition, int[] resolved,
            boolean remembers) {
        int domain = remembers
                ? CompiledTransition.HISTORY
                : scxml
                        ? Domain.inScxml(states, state.index(), resolved, resolved.length,
                                transition.reenter())
                        : Domain.of(states, state.index(), resolved, resolved.length, transition.reenter());
        CompiledTransition made = new CompiledTransition(transitions.size(), state.index(), resolved,
                transition.guard().isPresent() ? actions.condition(transition.guard().get()) : null,
                actions.instructions(transition.actions()), transition.reenter(),
                domain, states, transition);
        transitions.add(made);
        return made;
    }

    String afterEvent(Delay delay, State state) {
        return "xstate.after." + (delay instanceof Delay.Fixed fixed ? milliseconds(fixed) : delay.text())
                + "."
                + machine.idOf(state);
    }

    private static String milliseconds(Delay.Fixed delay) {
        long nanos = delay.duration().toNanos();
        return nanos % 1_000_000 == 0 ? Long.toString(nanos / 1_000_000) : Double.toString(nanos / 1e6);
    }
}
