package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC402: a running machine came back to where it was without entering a state tagged `progress`.
public final class CircleWithoutProgress extends ObservedRule {
    /// Makes the rule.
    public CircleWithoutProgress() {
        super("SC402", "circle without progress", Severity.WARNING);
    }
}
