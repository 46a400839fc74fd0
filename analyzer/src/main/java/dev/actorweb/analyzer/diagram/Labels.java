package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import java.util.ArrayList;
import java.util.List;

/// Transitions and actions in a few words: `EVENT [guard] / actions`, as UML writes them.
final class Labels {
    private static final int LONGEST = 48;

    private Labels() {}

    static String of(Transition transition) {
        StringBuilder label = new StringBuilder(trigger(transition.trigger()));
        if (transition.guard().isPresent()) {
            label.append(label.isEmpty() ? "[" : " [").append(guard(transition.guard().get())).append(']');
        }
        if (!transition.actions().isEmpty()) {
            label.append(label.isEmpty() ? "/ " : " / ").append(actions(transition.actions()));
        }
        return cut(label.toString());
    }

    static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OnEvent on -> on.descriptor();
            case Trigger.Always _ -> "";
            case Trigger.After after -> "after " + after.delay().text();
            case Trigger.Done _ -> "done";
            case Trigger.Invoked invoked -> switch (invoked.outcome()) {
                case DONE -> "service done";
                case ERROR -> "service failed";
                case SNAPSHOT -> "service snapshot";
            };
        };
    }

    static String guard(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> named.name();
            case Guard.Inline inline -> inline.expression().source();
            case Guard.And and -> joined(and.guards(), " && ");
            case Guard.Or or -> joined(or.guards(), " || ");
            case Guard.Not not -> "!" + guard(not.guard());
            case Guard.StateIn in -> "in " + in.state().text();
        };
    }

    static String actions(List<Action> actions) {
        List<String> names = new ArrayList<>();
        for (Action action : actions) {
            names.add(action(action));
        }
        return String.join(", ", names);
    }

    /// At most as long as a label may be.
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String joined(List<Guard> guards, String operator) {
        List<String> parts = new ArrayList<>();
        for (Guard guard : guards) {
            parts.add(guard instanceof Guard.And || guard instanceof Guard.Or
                    ? "(" + guard(guard) + ")"
                    : guard(guard));
        }
        return String.join(operator, parts);
    }

    private static String action(Action action) {
        if (action instanceof Action.Named named) {
            return named.name();
        }
        if (action instanceof Action.Assign assign) {
            List<String> parts = new ArrayList<>();
            for (Action.Assignment assignment : assign.assignments()) {
                parts.add(assignment.variable() + " := " + assignment.value().source());
            }
            return String.join(", ", parts);
        }
        if (action instanceof Action.Raise raise) {
            return "raise " + raise.event().type();
        }
        if (action instanceof Action.SendTo send) {
            return "send " + send.event().type();
        }
        if (action instanceof Action.SendParent send) {
            return "send " + send.event().type();
        }
        if (action instanceof Action.Emit emit) {
            return "emit " + emit.event().type();
        }
        if (action instanceof Action.SpawnChild spawn) {
            return "spawn " + spawn.src();
        }
        if (action instanceof Action.StopChild) {
            return "stop child";
        }
        return action instanceof Action.Log ? "log" : action instanceof Action.Cancel ? "cancel" : "…";
    }
}
