package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC206: a message is dropped, refused or sent to an actor that has ended.
public final class LostMessage extends SystemRule {
    /// Makes the rule.
    public LostMessage() {
        super("SC206", "lost message", Severity.WARNING);
    }
}
