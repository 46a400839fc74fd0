package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC401: a running machine took a step that its spec does not have.
public final class DeviatingStep extends ObservedRule {
    /// Makes the rule.
    public DeviatingStep() {
        super("SC401", "deviation from the spec", Severity.ERROR);
    }
}
