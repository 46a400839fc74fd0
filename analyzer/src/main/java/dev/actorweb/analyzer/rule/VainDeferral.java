package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Severity;
import java.util.Optional;

/// SC118: a state defers what it handles itself, or what no state ever takes.
public final class VainDeferral implements Rule {
    @Override
    public String id() {
        return "SC118";
    }

    @Override
    public String title() {
        return "event deferred in vain";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            for (Trigger.OnEvent deferred : state.defer()) {
                check(subject, state, deferred, findings);
            }
        }
    }

    private static void check(Subject subject, State state, Trigger.OnEvent deferred, Findings findings) {
        String event = "`" + deferred.descriptor() + "`";
        String name = subject.name(state);
        Optional<Trigger.OnEvent> handler = handler(subject.machine().dialect(), state,
                deferred.descriptor());
        if (state.kind() == Kind.HISTORY) {
            findings.add(deferred.position(), state, name + " is a history state, which defers nothing",
                    "write `defer` in the state around it, or in one that is active");
        } else if (handler.isPresent()) {
            findings.add(deferred.position(), state,
                    name + " defers " + event + ", which it handles itself in line "
                            + handler.get().position().line(),
                    "leave it out of `defer`, or the transition: what a state handles is never kept");
        } else if (!isTaken(subject.machine(), deferred.descriptor())) {
            findings.add(deferred.position(), state,
                    name + " defers " + event + ", but no state ever takes it",
                    "add a transition on " + event + " where it is to be taken, or leave it out of `defer`");
        }
    }

    /// What takes all that is deferred before it can be. An exact name beside a deferred wildcard
    /// is an exception to it.
    private static Optional<Trigger.OnEvent> handler(Dialect dialect, State state, String deferred) {
        for (Transition transition : state.on()) {
            if (transition.trigger() instanceof Trigger.OnEvent on
                    && (on.descriptor().equals(deferred) || covers(dialect, on.descriptor(), deferred))) {
                return Optional.of(on);
            }
        }
        return Optional.empty();
    }

    /// Whether one descriptor matches every event that another does.
    private static boolean covers(Dialect dialect, String descriptor, String other) {
        String longest = other.endsWith(".*") ? other.substring(0, other.length() - 2) : other;
        boolean wildcard = descriptor.endsWith("*");
        return wildcard && !other.equals("*") && dialect.matches(descriptor, longest);
    }

    private static boolean isTaken(Machine machine, String deferred) {
        for (State state : machine.states()) {
            for (Transition transition : state.on()) {
                if (!transition.forbidden() && transition.trigger() instanceof Trigger.OnEvent on
                        && meet(machine.dialect(), on.descriptor(), deferred)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether some event matches both.
    private static boolean meet(Dialect dialect, String one, String other) {
        return one.equals(other) || one.equals("*") || other.equals("*") || covers(dialect, one, other)
                || covers(dialect, other, one);
    }
}
