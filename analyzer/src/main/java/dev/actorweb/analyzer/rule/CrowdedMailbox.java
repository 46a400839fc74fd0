package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// SC205: more messages can wait in a mailbox than were allowed.
public final class CrowdedMailbox extends SystemRule {
    /// Makes the rule.
    public CrowdedMailbox() {
        super("SC205", "mailbox bound exceeded", Severity.ERROR);
    }
}
