package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC209: a condition on the whole system that must never or always hold.
public final class BrokenInvariant extends SystemRule {
    /// Makes the rule.
    public BrokenInvariant() {
        super("SC209", "broken invariant", Severity.ERROR);
    }
}
