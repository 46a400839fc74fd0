package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;

/// A rule about systems: what several machines do together. It says nothing about a machine alone;
/// its findings come from exploring a system.
public abstract class SystemRule implements Rule {
    private final String id;
    private final String title;
    private final Severity severity;

    SystemRule(String id, String title, Severity severity) {
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
        return Proof.EXPLORATION;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        // nothing about one machine
    }
}
