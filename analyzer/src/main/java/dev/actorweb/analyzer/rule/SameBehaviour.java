package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Bisimilarity;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Severity;

/// SC305: two states behave in the same way for ever: one would do.
public final class SameBehaviour implements Rule {
    @Override
    public String id() {
        return "SC305";
    }

    @Override
    public String title() {
        return "states that can be merged";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        var same = Bisimilarity.of(subject.machine(), subject.references());
        for (State state : subject.machine().states()) {
            int first = same.first(state);
            if (first != state.index()) {
                findings.add(state.position(), state, subject.name(state) + " behaves exactly like "
                        + subject.name(subject.machine().state(first)),
                        "merge them, unless the names matter to somebody");
            }
        }
    }
}
