package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;

/// SC115: a service whose result is waited for may fail, and nobody listens; or its failure is
/// waited for, but not its end.
///
/// A service with neither way on runs as long as its state; it is left alone.
public final class UnheardService implements Rule {
    @Override
    public String id() {
        return "SC115";
    }

    @Override
    public String title() {
        return "service whose failure or end is not handled";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() == Kind.FINAL) {
                continue;
            }
            for (Invoke invoke : state.invokes()) {
                boolean done = hears(subject, state, invoke.onDone(), "done.invoke.", "xstate.done.actor.",
                        invoke.id());
                boolean failed = hears(subject, state, invoke.onError(), "error.platform.",
                        "xstate.error.actor.", invoke.id());
                if (done && !failed) {
                    findings.add(invoke.position(), state,
                            subject.name(state) + " waits for `" + invoke.src()
                                    + "`, but when that fails, the whole machine does",
                            "add `onError`");
                } else if (failed && !done && waitsForNothingElse(state)) {
                    findings.add(invoke.position(), state,
                            subject.name(state) + " waits for `" + invoke.src()
                                    + "`, but only a failure leads on",
                            "add `onDone`");
                }
            }
        }
    }

    private static boolean hears(Subject subject, State state, List<Transition> own, String scxml,
            String xstate,
            String id) {
        if (!own.isEmpty()) {
            return true;
        }
        Machine machine = subject.machine();
        for (Reference handled : subject.references().handled()) {
            boolean here = handled.state().index() == state.index()
                    || machine.isDescendant(state, handled.state())
                    || machine.isDescendant(handled.state(), state);
            boolean any = handled.name().equals("*");
            if (here && !any && (machine.dialect().matches(handled.name(), scxml + id)
                    || machine.dialect().matches(handled.name(), xstate + id))) {
                return true;
            }
        }
        return false;
    }

    private static boolean waitsForNothingElse(State state) {
        if (!state.children().isEmpty()) {
            return false;
        }
        for (Transition transition : state.transitions()) {
            boolean failure = transition.trigger() instanceof Trigger.Invoked invoked
                    && invoked.outcome() == Trigger.Invoked.Outcome.ERROR;
            if (!failure && !transition.isTargetless()) {
                return false;
            }
        }
        return true;
    }
}
