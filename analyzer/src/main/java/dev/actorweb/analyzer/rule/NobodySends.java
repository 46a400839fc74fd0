package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SC114: the machine sends itself an event that no transition waits for, or waits for an event of
/// the runtime (that a state or a service has ended) whose cause does not exist.
///
/// Events that come from outside are not judged: who sends them is not in the spec. That one is
/// declared and not used says [UnusedDeclaration].
public final class NobodySends implements Rule {
    private static final List<String> OF_STATES = List.of("xstate.done.state.", "done.state.");
    private static final List<String> OF_ACTORS = List.of("xstate.done.actor.", "xstate.error.actor.",
            "xstate.snapshot.", "done.invoke.", "error.platform.");

    @Override
    public String id() {
        return "SC114";
    }

    @Override
    public String title() {
        return "event sent and never handled, or handled and never sent";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Set<String> handled = new LinkedHashSet<>();
        for (Reference reference : subject.references().handled()) {
            handled.add(reference.name());
            checkCause(subject, reference, findings);
        }
        for (Reference raised : subject.references().raised()) {
            if (!Events.isHandled(subject.machine(), raised.name(), handled)
                    && !isReportedAnyway(subject.machine(), raised.name())) {
                findings.add(raised.position(), raised.state(),
                        "`" + raised.name() + "` is raised, but no transition waits for it",
                        DidYouMean.hint(raised.name(), handled)
                                .or(() -> Optional.of("handle it somewhere, or leave the action out")));
            }
        }
    }

    /// Where events are declared, one that is not is a finding of its own.
    private static boolean isReportedAnyway(Machine machine, String event) {
        if (!machine.eventsDeclared()) {
            return Events.isReserved(event);
        }
        for (EventDeclaration declared : machine.events()) {
            if (declared.name().equals(event)) {
                return false;
            }
        }
        return true;
    }

    private static void checkCause(Subject subject, Reference reference, Findings findings) {
        Machine machine = subject.machine();
        String name = reference.name();
        if (name.endsWith("*")) {
            return;
        }
        Optional<String> state = rest(name, OF_STATES);
        if (state.isPresent() && machine.find(state.get()).isEmpty()) {
            findings.add(reference.position(), reference.state(),
                    "`" + name + "` never comes: there is no state `" + state.get() + "`",
                    DidYouMean.hint(state.get(), stateIds(machine)));
        }
        Optional<String> actor = rest(name, OF_ACTORS);
        if (actor.isPresent()) {
            Optional<Set<String>> ids = actorIds(machine);
            if (ids.isPresent() && !ids.get().contains(actor.get())) {
                findings.add(reference.position(), reference.state(),
                        "`" + name + "` never comes: nothing is invoked or spawned as `" + actor.get() + "`",
                        DidYouMean.hint(actor.get(), ids.get()));
            }
        }
    }

    private static Optional<String> rest(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                return Optional.of(name.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    private static List<String> stateIds(Machine machine) {
        List<String> ids = new ArrayList<>();
        for (State state : machine.states()) {
            ids.add(machine.idOf(state));
        }
        return ids;
    }

    /// The ids of all children; empty when one gets its id only when it is spawned, or Java may
    /// spawn some.
    private static Optional<Set<String>> actorIds(Machine machine) {
        Set<String> ids = new LinkedHashSet<>();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                ids.add(invoke.id());
            }
            for (Action action : state.actions()) {
                if (action instanceof Action.Named) {
                    return Optional.empty();
                }
                if (action instanceof Action.SpawnChild spawn) {
                    if (spawn.id().isEmpty()) {
                        return Optional.empty();
                    }
                    ids.add(spawn.id().get());
                }
            }
        }
        return Optional.of(ids);
    }
}
