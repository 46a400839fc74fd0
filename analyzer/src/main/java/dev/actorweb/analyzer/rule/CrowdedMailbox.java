package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC205: more messages can wait in a mailbox than were allowed, or more and more of them for ever.
public final class CrowdedMailbox extends SystemRule {
    /// Makes the rule.
    public CrowdedMailbox() {
        super("SC205", "mailbox that grows too much", Severity.WARNING);
    }
}
