package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Crowd;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.cli.Json;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an exploration found, to programs: the member `exploration` of a spec.
final class ExplorationJson {
    private static final int MOST_HALTS = 100;

    private ExplorationJson() {}

    static void add(Optional<Exploration> explored, Json json) {
        if (explored.isEmpty()) {
            json.name("exploration").nothing();
            return;
        }
        var exploration = explored.get();
        json.object("exploration").member("complete", exploration.isComplete())
                .member("stoppedBy",
                        exploration.stop().map(stop -> stop.name().toLowerCase(Locale.ROOT)));
        addCrowd(exploration.crowd(), json);
        json.member("places", exploration.places()).member("visited", exploration.visited())
                .member("configurations", exploration.configurations())
                .member("steps", exploration.steps()).member("depth", exploration.depth())
                .member("reachableStates", names(exploration.reachableStates()))
                .member("unreachableStates", names(exploration.unreachableStates()))
                .array("deadTransitions");
        for (int number : exploration.deadTransitions()) {
            addTransition(exploration, number, json);
        }
        json.end().array("deadEndConfigurations");
        for (var end : exploration.deadEnds()) {
            json.array();
            end.forEach(json::value);
            json.end();
        }
        json.end().array("halts");
        var halts = exploration.halts();
        for (var halt : halts.subList(0, Math.min(MOST_HALTS, halts.size()))) {
            json.object().member("message", halt.failure().toString());
            addTrace(exploration.trace(halt.place()), json);
            json.end();
        }
        json.end().end();
    }

    private static void addCrowd(Optional<Crowd> crowded, Json json) {
        if (crowded.isEmpty()) {
            json.name("crowd").nothing();
            return;
        }
        var crowd = crowded.get();
        json.object("crowd").member("event", crowd.event()).member("id", crowd.id())
                .member("count", crowd.count());
        if (crowd.position().isPresent()) {
            json.member("line", crowd.position().get().line()).member("column",
                    crowd.position().get().column());
        }
        json.end();
    }

    private static List<String> names(List<State> states) {
        List<String> names = new ArrayList<>(states.size());
        for (var state : states) {
            names.add(state.name());
        }
        return names;
    }

    private static void addTransition(Exploration exploration, int number, Json json) {
        var machine = exploration.machine();
        Transition transition = machine.transition(number);
        List<String> actions = new ArrayList<>();
        for (var action : transition.actions()) {
            if (action instanceof Action.Named named) {
                actions.add(named.name());
            }
        }
        json.object().member("state", machine.source(number).name())
                .member("event", TransitionText.trigger(transition.trigger()))
                .member("targets", names(machine.targets(number))).member("actions", actions)
                .member("line", transition.position().line())
                .member("column", transition.position().column()).end();
    }

    /// The member `trace`: what happened, in order.
    static void addTrace(Trace trace, Json json) {
        json.array("trace");
        for (var step : trace.steps()) {
            json.object().member("cause", step.cause().map(Cause::text))
                    .member("configuration", step.result().snapshot().configuration());
            if (!step.guards().isEmpty()) {
                JsonValues.member("guards", step.guards(), json);
            }
            json.end();
        }
        json.end();
    }
}
