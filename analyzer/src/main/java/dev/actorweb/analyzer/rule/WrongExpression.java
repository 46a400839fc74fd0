package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;

/// SC017: an expression does not parse, names what is not there, or does not fit its place.
public final class WrongExpression implements Rule {
    @Override
    public String id() {
        return "SC017";
    }

    @Override
    public String title() {
        return "wrong expression";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Problem problem : subject.problems()) {
            if (problem.code().equals(Expression.PROBLEM)) {
                findings.add(problem);
            }
        }
    }
}
