package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// A rule about what a running machine was seen to do. It says nothing about a spec alone.
public abstract class ObservedRule implements Rule {
    private final String id;
    private final String title;
    private final Severity severity;

    ObservedRule(String id, String title, Severity severity) {
        this.id = id;
        this.title = title;
        this.severity = severity;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Proof proof() {
        return Proof.OBSERVATION;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        // nothing about a spec
    }
}
