package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References;
import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.analyzer.structure.References.Wait;
import dev.actorweb.machine.Declarations;
import dev.actorweb.machine.Declarations.Name;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SC012: a name is used that is missing in the list its author wrote.
public final class UndeclaredName implements Rule {
    @Override
    public String id() {
        return "SC012";
    }

    @Override
    public String title() {
        return "undeclared name";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Declarations declared = subject.machine().declarations();
        References used = subject.references();
        check("guard", "guards", declared.guards(), used.guards(), findings);
        check("action", "actions", declared.actions(), used.actions(), findings);
        check("service", "services", declared.services(), used.services(), findings);
        check("delay", "delays", declared.delays(), delays(used), findings);
        if (subject.machine().eventsDeclared()) {
            checkEvents(subject, findings);
        }
        for (Reference cancelled : used.cancelled()) {
            if (!used.sendIds().contains(cancelled.name())) {
                checkCancelled(subject, cancelled, findings);
            }
        }
    }

    /// In SCXML it is lawful to take back what was never sent: nothing happens.
    private static void checkCancelled(Subject subject, Reference cancelled, Findings findings) {
        boolean lawful = subject.machine().dialect() == Dialect.SCXML;
        Optional<String> meant = DidYouMean.hint(cancelled.name(), subject.references().sendIds());
        String message = "nothing is sent under the id `" + cancelled.name() + "`";
        if (lawful) {
            findings.addMilder(Severity.WARNING, cancelled.position(), cancelled.state(), message,
                    meant.orElse("leave the `cancel` out: it takes back only what this machine has sent"));
        } else {
            findings.add(cancelled.position(), cancelled.state(), message,
                    meant.or(() -> Optional.of("give it as `id` of the `raise` or `sendTo`")));
        }
    }

    private static void check(String kind, String section, Optional<List<Name>> declared,
            List<Reference> used, Findings findings) {
        if (declared.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Name name : declared.get()) {
            names.add(name.text());
        }
        for (Reference reference : used) {
            if (!names.contains(reference.name()) && !reference.name().startsWith("xstate.")) {
                report(kind, section, names, reference, findings);
            }
        }
    }

    private static void checkEvents(Subject subject, Findings findings) {
        if (subject.machine().events().isEmpty()
                && subject.problems().stream().anyMatch(problem -> problem.keys().contains("events"))) {
            return; // what it declares can't be read
        }
        List<String> names = new ArrayList<>();
        for (EventDeclaration event : subject.machine().events()) {
            names.add(event.name());
        }
        for (Reference handled : subject.references().handled()) {
            boolean told = subject.problems().stream()
                    .anyMatch(problem -> problem.position().equals(handled.position()));
            if (!told && !Events.isReserved(handled.name())
                    && !Events.matchesAny(subject.machine(), handled.name(), names)) {
                report("event", "events", names, handled, findings);
            }
        }
        for (Reference raised : subject.references().raised()) {
            if (!Events.isReserved(raised.name()) && !names.contains(raised.name())) {
                report("event", "events", names, raised, findings);
            }
        }
    }

    private static void report(String kind, String section, List<String> names, Reference reference,
            Findings findings) {
        findings.add(reference.position(), reference.state(),
                "the " + kind + " `" + reference.name() + "` is not declared",
                DidYouMean.hint(reference.name(), names)
                        .or(() -> Optional.of("add it to `" + section + "`")));
    }

    private static List<Reference> delays(References used) {
        List<Reference> delays = new ArrayList<>();
        for (Wait wait : used.waits()) {
            if (wait.delay() instanceof Delay.Named named) {
                delays.add(new Reference(named.name(), named.position(), wait.state()));
            }
        }
        return delays;
    }
}
