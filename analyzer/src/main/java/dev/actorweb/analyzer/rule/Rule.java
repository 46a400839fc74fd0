package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// One thing that can be wrong with a machine. Stateless; thread-safe.
///
/// Every rule is a class, has a test with a bad and a good machine, and a page `docs/rules/<id>.md`.
public interface Rule {
    /// `SC` and three digits, stable for ever.
    String id();

    /// What the rule finds, in a few words; the headline of its page.
    String title();

    /// How bad its findings are unless somebody says otherwise.
    Severity severity();

    /// How it decides.
    default Proof proof() {
        return Proof.STRUCTURE;
    }

    /// Reports everything that the rule finds in the spec.
    void check(Subject subject, Findings findings);
}
