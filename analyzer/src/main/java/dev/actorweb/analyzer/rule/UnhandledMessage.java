package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC203: a message arrives where nobody handles it, or makes its receiver fail.
public final class UnhandledMessage extends SystemRule {
    /// Makes the rule.
    public UnhandledMessage() {
        super("SC203", "unhandled message", Severity.ERROR);
    }
}
