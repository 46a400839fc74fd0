package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;

/// What traces call things.
final class Labels {
    private Labels() {}

    /// The event that a delay brings, or brings somebody else.
    static Event of(Effect effect) {
        return switch (effect) {
            case Effect.StartTimer timer -> timer.event();
            case Effect.SendTo send -> send.event();
            case Effect.SendParent send -> send.event();
            case Effect.RunAction _,Effect.CancelTimer _,Effect.StartInvoke _,Effect.StopInvoke _,Effect.Spawn _,Effect.StopChild _,Effect.Emit _,Effect.Log _,Effect.Recall _,Effect.Done _ ->
                throw new IllegalStateException("not delayed: " + effect);
        };
    }

    private static String duration(String millis) {
        if (millis.endsWith("000") && millis.length() < 10) {
            int seconds = Integer.parseInt(millis.substring(0, millis.length() - 3));
            return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
        }
        return millis.chars().allMatch(Character::isDigit) ? millis + "ms" : millis;
    }

    /// `after 1s` for the internal name of a delay, what is behind `xstate.` for other internal
    /// names, else the name itself.
    static String shown(String type) {
        if (type.startsWith("xstate.after.")) {
            String rest = type.substring("xstate.after.".length());
            int dot = rest.indexOf('.');
            return "after " + duration(dot < 0 ? rest : rest.substring(0, dot));
        }
        return type.startsWith("xstate.") ? type.substring("xstate.".length()) : type;
    }
}
