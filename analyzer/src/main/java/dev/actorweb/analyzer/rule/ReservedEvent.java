package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Optional;

/// SC015: an event has a name that the runtime keeps for its own events.
public final class ReservedEvent implements Rule {
    private static final Optional<String> HINT = Optional
            .of("names that begin with `done.`, `error.` or `xstate.` are the runtime's: choose another");

    @Override
    public String id() {
        return "SC015";
    }

    @Override
    public String title() {
        return "reserved event name";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        if (subject.machine().eventsDeclared()) {
            for (EventDeclaration event : subject.machine().events()) {
                if (Events.isReserved(event.name())) {
                    findings.add(event.position(), "the declared event `" + event.name()
                            + "` has a reserved name", HINT);
                }
            }
        }
        check("raised", subject.references().raised(), findings);
        check("sent", subject.references().sent(), findings);
    }

    private static void check(String how, List<Reference> events, Findings findings) {
        for (Reference event : events) {
            if (Events.isReserved(event.name())) {
                findings.add(event.position(), event.state(),
                        "the event `" + event.name() + "`, " + how + " here, has a reserved name", HINT);
            }
        }
    }
}
