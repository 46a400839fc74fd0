package dev.actorweb.analyzer.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Tells the way of a single machine as the run of a system with one actor, so that both are
/// shown alike.
public final class MachineRun {
    private MachineRun() {}

    /// The way, without the start if nothing is to be told of it.
    public static Trace of(dev.actorweb.analyzer.explore.Trace way) {
        List<Trace.Step> steps = new ArrayList<>();
        List<String> before = List.of();
        for (dev.actorweb.analyzer.explore.Trace.Step step : way.steps()) {
            List<String> after = step.result().snapshot().configuration();
            List<String> notes = new ArrayList<>();
            step.guards().forEach((guard, answers) -> answers
                    .forEach(answer -> notes.add((answer ? "" : "not ") + guard)));
            step.result().snapshot().failure().ifPresent(failure -> notes.add("fails: " + failure.message()));
            steps.add(new Trace.Step(0, way.machine().name(), cause(step),
                    step.cause().map(dev.actorweb.analyzer.explore.Cause::text).orElse("start"), Map.of(),
                    step.cause().isEmpty() ? after : before, after, List.of(), notes, 1,
                    !step.certain()));
            before = after;
        }
        return new Trace(steps, OptionalInt.empty());
    }

    private static Cause cause(dev.actorweb.analyzer.explore.Trace.Step step) {
        return step.cause().isEmpty() ? Cause.START : switch (step.cause().get()) {
            case dev.actorweb.analyzer.explore.Cause.Sent _ -> Cause.ENVIRONMENT;
            case dev.actorweb.analyzer.explore.Cause.Fired _ -> Cause.TIMER;
            case dev.actorweb.analyzer.explore.Cause.Answered _ -> Cause.SERVICE;
        };
    }
}
