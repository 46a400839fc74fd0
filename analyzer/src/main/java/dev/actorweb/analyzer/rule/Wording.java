package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import java.util.ArrayList;
import java.util.List;

/// How messages speak of transitions.
final class Wording {
    private static final int SHOWN = 8;

    private Wording() {}

    /// "on `GO`", "after `5s`", "by `always`" …
    static String of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OnEvent on -> "on `" + on.descriptor() + "`";
            case Trigger.Always _ -> "by `always`";
            case Trigger.After after -> "after `" + after.delay().text() + "`";
            case Trigger.Done _ -> "by `onDone`";
            case Trigger.Invoked invoked -> switch (invoked.outcome()) {
                case DONE -> "by `onDone` of a service";
                case ERROR -> "by `onError`";
                case SNAPSHOT -> "by `onSnapshot`";
            };
        };
    }

    /// What happens on a way, in order; of a long one the beginning.
    static String way(Trace trace) {
        List<String> causes = new ArrayList<>();
        for (Trace.Step step : trace.steps()) {
            step.cause().map(Cause::text).ifPresent(causes::add);
        }
        if (causes.isEmpty()) {
            return "starting the machine";
        }
        int more = causes.size() - SHOWN;
        return String.join(", ", causes.subList(0, Math.min(SHOWN, causes.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /// " to `x`", or nothing for a transition without a target.
    static String target(Transition transition) {
        return transition.isTargetless() ? "" : " to `" + transition.targets().getFirst().text() + "`";
    }
}
