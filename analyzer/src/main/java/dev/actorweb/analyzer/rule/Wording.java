package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;

/// How messages speak of transitions.
final class Wording {
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

    /// " to `x`", or nothing for a transition without a target.
    static String target(Transition transition) {
        return transition.isTargetless() ? "" : " to `" + transition.targets().getFirst().text() + "`";
    }
}
