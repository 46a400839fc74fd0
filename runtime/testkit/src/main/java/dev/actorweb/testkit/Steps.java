package dev.actorweb.testkit;

import dev.actorweb.runtime.RuntimeEvent;
import java.util.ArrayList;
import java.util.List;

/// Tells in which order things happened, for a failure that depends on it.
final class Steps {
    private static final int SHOWN = 30;
    private static final int LONGEST = 200;

    private Steps() {}

    /// A paragraph with the latest steps, or nothing if there were none.
    static String of(List<RuntimeEvent> events) {
        List<String> steps = new ArrayList<>();
        for (var event : events) {
            var what = what(event);
            if (!what.isEmpty()) {
                steps.add(event.actor() + what);
            }
        }
        if (steps.isEmpty()) {
            return "";
        }
        int left = Math.max(0, steps.size() - SHOWN);
        var text = new StringBuilder("\n  in this order");
        text.append(left == 0 ? ":" : ", the last " + SHOWN + " of " + steps.size() + " steps:");
        for (var step : steps.subList(left, steps.size())) {
            text.append("\n    ").append(step.length() > LONGEST ? step.substring(0, LONGEST) + "…" : step);
        }
        return text.toString();
    }

    /// Empty for what is no step of its actor, or goes with one.
    private static String what(RuntimeEvent event) {
        return switch (event) {
            case RuntimeEvent.Started(_, _, int restarts) -> restarts == 0 ? " started" : " started again";
            case RuntimeEvent.Processed(_, _, var message) -> " handled " + shown(message);
            case RuntimeEvent.Failed(_, _, var during, var cause) ->
                " failed in " + during + ": " + shown(cause);
            case RuntimeEvent.DeadLettered(_, _, var letter) -> " never handled " + shown(letter.message());
            case RuntimeEvent.TimedOut(_, _, var cause, _) -> " was given up: " + cause.getMessage();
            case RuntimeEvent.Terminated _ -> " ended";
            case RuntimeEvent.Spawned _,RuntimeEvent.Stopped _,RuntimeEvent.Restarted _,RuntimeEvent.Escalated _,RuntimeEvent.Stalled _,RuntimeEvent.Enqueued _,RuntimeEvent.Dropped _,RuntimeEvent.Rejected _,RuntimeEvent.BackPressure _,RuntimeEvent.Transition _,RuntimeEvent.Refused _,RuntimeEvent.Logged _,RuntimeEvent.Emitted _ ->
                "";
        };
    }

    /// What somebody else's object says of itself, if it does.
    private static String shown(Object object) {
        try {
            return String.valueOf(object);
        } catch (RuntimeException e) {
            return object.getClass().getName();
        }
    }
}
