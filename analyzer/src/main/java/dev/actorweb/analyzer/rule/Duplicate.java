package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// SC002: two things have the same name where names must differ.
public final class Duplicate implements Rule {
    @Override
    public String id() {
        return MachineReader.DUPLICATE;
    }

    @Override
    public String title() {
        return "duplicate key or id";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Problem problem : subject.problems()) {
            if (problem.code().equals(id())) {
                findings.add(problem);
            }
        }
        checkIds(subject, findings);
        for (State state : subject.machine().states()) {
            checkInvokes(subject, state, findings);
        }
    }

    /// States without an id of their own can't collide with each other, their keys do.
    private static void checkIds(Subject subject, Findings findings) {
        Map<String, State> byId = new HashMap<>();
        for (State state : subject.machine().states()) {
            State first = byId.putIfAbsent(subject.machine().idOf(state), state);
            if (first != null && (first.id().isPresent() || state.id().isPresent())) {
                State culprit = state.id().isPresent() ? state : first;
                State owner = state.id().isPresent() ? first : state;
                Position position = culprit.id().map(State.Id::position).orElse(culprit.position());
                findings.add(position, culprit,
                        "the id `" + subject.machine().idOf(state) + "` belongs to " + subject.name(owner)
                                + " already, line " + owner.position().line(),
                        "give " + subject.name(culprit) + " an id of its own");
            }
        }
    }

    private static void checkInvokes(Subject subject, State state, Findings findings) {
        Set<String> ids = new HashSet<>();
        for (Invoke invoke : state.invokes()) {
            if (!ids.add(invoke.id())) {
                findings.add(invoke.position(), state,
                        subject.name(state) + " invokes two services under the id `" + invoke.id() + "`",
                        Optional.of("give each an `id` of its own"));
            }
        }
    }
}
