package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;

/// What a machine wants done outside, in a few words.
final class EffectText {
    private EffectText() {}

    /// Empty for the bookkeeping of timers.
    static String of(Effect effect) {
        return switch (effect) {
            case Effect.RunAction action -> EventText.of(action.name(), action.params());
            case Effect.StartTimer timer -> timer.event().isInternal()
                    ? ""
                    : "raise " + text(timer.event()) + " in " + timer.delay().text();
            case Effect.CancelTimer cancel ->
                cancel.id().startsWith("xstate.") ? "" : "cancel " + cancel.id();
            case Effect.StartInvoke start -> "start " + start.src();
            case Effect.StopInvoke stop -> "end " + stop.id();
            case Effect.SendTo send -> "send " + text(send.event()) + " to " + send.actor();
            case Effect.SendParent send -> "send " + text(send.event()) + " to the parent";
            case Effect.Emit emit -> "emit " + text(emit.event());
            case Effect.Log log -> "log " + log.text();
            case Effect.Spawn spawn -> "spawn " + spawn.src();
            case Effect.StopChild stop -> "stop " + stop.id();
            case Effect.Recall recall ->
                (recall.taken() ? "take again " : "refuse ") + text(recall.event());
            case Effect.Done done -> done.output() == null ? "" : "output " + EventText.value(done.output());
        };
    }

    private static String text(Event event) {
        return EventText.of(event.type(), event.data());
    }
}
