package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References;
import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.analyzer.structure.References.Wait;
import dev.actorweb.machine.Declarations;
import dev.actorweb.machine.Declarations.Name;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SC013: something is declared that the machine never uses.
public final class UnusedDeclaration implements Rule {
    @Override
    public String id() {
        return "SC013";
    }

    @Override
    public String title() {
        return "declared but unused";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Declarations declared = subject.machine().declarations();
        References used = subject.references();
        check(subject, "guard", declared.guards(), names(used.guards()), findings);
        check(subject, "action", declared.actions(), names(used.actions()), findings);
        check(subject, "service", declared.services(), names(used.services()), findings);
        check(subject, "delay", declared.delays(), delays(used), findings);
        if (subject.machine().eventsDeclared()) {
            checkEvents(subject, findings);
        }
        checkVariables(subject, findings);
    }

    private static void check(Subject subject, String kind, Optional<List<Name>> declared, Set<String> used,
            Findings findings) {
        List<String> names = declared.orElse(List.of()).stream().map(Name::text).toList();
        Set<String> meant = meant(used, names);
        for (Name name : declared.orElse(List.of())) {
            if (!used.contains(name.text()) && !meant.contains(name.text())) {
                report(subject, kind, name.text(), name.position(), findings);
            }
        }
    }

    private static void checkEvents(Subject subject, Findings findings) {
        Set<String> used = names(subject.references().raised());
        used.addAll(names(subject.references().sent()));
        Set<String> descriptors = names(subject.references().handled());
        Set<String> meant = meant(descriptors,
                subject.machine().events().stream().map(EventDeclaration::name).toList());
        for (EventDeclaration event : subject.machine().events()) {
            if (!used.contains(event.name()) && !meant.contains(event.name())
                    && !Events.isHandled(subject.machine(), event.name(), descriptors)) {
                report(subject, "event", event.name(), event.position(), findings);
            }
        }
    }

    /// The declared names that undeclared ones were probably meant to be; that is told of these.
    private static Set<String> meant(Set<String> used, List<String> declared) {
        Set<String> meant = new HashSet<>();
        for (String name : used) {
            if (!declared.contains(name)) {
                DidYouMean.nearest(name, declared).ifPresent(meant::add);
            }
        }
        return meant;
    }

    /// What is implemented in Java sees the whole context, so nothing can be said about it.
    private static void checkVariables(Subject subject, Findings findings) {
        References used = subject.references();
        if (!used.guards().isEmpty() || !used.actions().isEmpty() || hasWrongExpressions(subject)) {
            return;
        }
        Set<String> names = new HashSet<>(used.variables());
        for (Variable variable : subject.machine().context()) {
            if (!names.contains(variable.name())) {
                report(subject, "variable", variable.name(), variable.position(), findings);
            }
        }
    }

    /// What an unreadable expression uses is not known.
    private static boolean hasWrongExpressions(Subject subject) {
        for (Problem problem : subject.problems()) {
            if (problem.code().equals(Expression.PROBLEM)) {
                return true;
            }
        }
        return false;
    }

    private static void report(Subject subject, String kind, String name, Position position,
            Findings findings) {
        if (subject.hasUnreadParts() && subject.isWrittenTwice(name)) {
            return; // they may use it
        }
        findings.add(position, "the " + kind + " `" + name + "` is declared but never used",
                Optional.of("use it, or leave it out"));
    }

    private static Set<String> names(List<Reference> references) {
        Set<String> names = new HashSet<>();
        for (Reference reference : references) {
            names.add(reference.name());
        }
        return names;
    }

    private static Set<String> delays(References used) {
        List<String> names = new ArrayList<>();
        for (Wait wait : used.waits()) {
            if (wait.delay() instanceof Delay.Named named) {
                names.add(named.name());
            }
        }
        return new HashSet<>(names);
    }
}
