package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC207: actors ask each other, and each waits for the answer of the next.
public final class AskCycle extends SystemRule {
    /// Makes the rule.
    public AskCycle() {
        super("SC207", "actors that wait for each other's answers", Severity.WARNING);
    }
}
