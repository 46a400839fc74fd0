package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// SC113: a declared event that comes to nothing in some reachable configuration: a policy for
/// those who want every event to have an answer everywhere.
public final class Unheard implements Rule {
    @Override
    public String id() {
        return "SC113";
    }

    @Override
    public String title() {
        return "event that is not handled everywhere";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public Proof proof() {
        return Proof.EXPLORATION;
    }

    private static final int SHOWN = 5;

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Exploration> explored = subject.exploration();
        Machine machine = subject.machine();
        if (explored.isEmpty() || !machine.eventsDeclared()) {
            return;
        }
        Map<EventDeclaration, List<String>> unheard = new LinkedHashMap<>();
        Set<List<String>> seen = new HashSet<>();
        for (int place = 0; place < explored.get().places(); place++) {
            Snapshot snapshot = explored.get().snapshot(place);
            List<String> configuration = snapshot.configuration();
            if (snapshot.isActive() && seen.add(configuration)) {
                for (EventDeclaration event : machine.events()) {
                    if (!isHandled(machine, snapshot, event.name())) {
                        unheard.computeIfAbsent(event, _ -> new ArrayList<>())
                                .add(String.join(" + ", configuration));
                    }
                }
            }
        }
        unheard.forEach((event, where) -> findings.add(event.position(),
                "`" + event.name() + "` comes to nothing in "
                        + String.join(", ", where.subList(0, Math.min(SHOWN, where.size())))
                        + (where.size() > SHOWN ? " and " + (where.size() - SHOWN) + " more" : ""),
                Optional.of("handle it there, or forbid it with `" + event.name()
                        + ": null` where that is meant")));
    }

    /// Guards do not count: a transition that waits for the event is an answer.
    private static boolean isHandled(Machine machine, Snapshot snapshot, String event) {
        for (State state : snapshot.activeStates()) {
            for (Transition transition : state.on()) {
                if (machine.dialect().matches(((Trigger.OnEvent) transition.trigger()).descriptor(), event)) {
                    return true;
                }
            }
        }
        return false;
    }
}
