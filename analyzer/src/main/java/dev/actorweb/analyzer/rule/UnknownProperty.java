package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;

/// SC011: a property that nobody knows where it stands, or with a value of the wrong kind.
public final class UnknownProperty implements Rule {
    @Override
    public String id() {
        return MachineReader.PROPERTY;
    }

    @Override
    public String title() {
        return "unknown or misplaced property";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Problem problem : subject.problems()) {
            if (problem.code().equals(id())) {
                findings.add(problem);
            }
        }
    }
}
