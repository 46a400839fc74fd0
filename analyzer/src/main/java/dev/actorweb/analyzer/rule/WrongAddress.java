package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC201: a message goes to nobody, or to somebody who never handles it.
public final class WrongAddress extends SystemRule {
    /// Makes the rule.
    public WrongAddress() {
        super("SC201", "message to nobody", Severity.ERROR);
    }
}
