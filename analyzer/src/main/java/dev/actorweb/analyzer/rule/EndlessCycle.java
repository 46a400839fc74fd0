package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SC110: eventless or raised transitions that follow each other for ever, so that a step does not
/// end. Only where it is certain, or no unknown guard is asked in the cycle: unknown guards that
/// contradict each other make many cycles that no program has.
public final class EndlessCycle implements Rule {
    @Override
    public String id() {
        return "SC110";
    }

    @Override
    public String title() {
        return "transitions without events that never end";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public Proof proof() {
        return Proof.EXPLORATION;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Exploration> explored = subject.exploration();
        if (explored.isEmpty()) {
            return;
        }
        Set<Position> known = new HashSet<>();
        for (Exploration.Halt halt : explored.get().halts()) {
            Position position = halt.failure().position().orElse(Position.START);
            if (halt.certain() && halt.failure().isEndless() && known.add(position)) {
                Trace trace = explored.get().trace(halt.place());
                State state = last(subject, trace);
                findings.addShown(() -> trace, position, state, halt.failure().message(),
                        "it comes to that by " + Wording.way(trace)
                                + "; a guard must become false in the cycle");
            }
        }
    }

    /// The innermost state in which the step began; the whole machine where it is the first.
    private static State last(Subject subject, Trace trace) {
        List<State> active = trace.end().activeStates();
        return active.isEmpty() ? subject.machine().root() : active.getLast();
    }
}
