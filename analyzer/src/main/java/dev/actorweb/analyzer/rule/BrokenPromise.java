package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC204: what was to come never comes: a run stops or goes round for ever before.
public final class BrokenPromise extends SystemRule {
    /// Makes the rule.
    public BrokenPromise() {
        super("SC204", "livelock or starvation", Severity.ERROR);
    }
}
