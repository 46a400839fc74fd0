package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC202: nothing goes on any more, though not all actors are at rest.
public final class Deadlock extends SystemRule {
    /// Makes the rule.
    public Deadlock() {
        super("SC202", "deadlock", Severity.ERROR);
    }
}
