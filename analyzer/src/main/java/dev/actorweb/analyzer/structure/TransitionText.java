package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Guard;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.step.CompiledMachine;

/// Transitions as reports name them: `idle COMMIT`, `busy after 30s`, `busy onDone of git.commit`.
public final class TransitionText {
    private static final int LONGEST_GUARD = 40;

    private TransitionText() {}

    /// Its state and what it waits for.
    public static String of(CompiledMachine machine, int number) {
        return machine.source(number).name() + " " + trigger(machine.transition(number).trigger());
    }

    /// As [#of], with its guard and where it leads: `idle COMMIT [isValid] → committing`.
    public static String full(CompiledMachine machine, int number) {
        StringBuilder text = new StringBuilder(of(machine, number));
        Transition transition = machine.transition(number);
        transition.guard().ifPresent(guard -> text.append(" [").append(cut(guard(guard))).append(']'));
        String separator = " → ";
        for (State target : machine.targets(number)) {
            text.append(separator).append(target.name());
            separator = ", ";
        }
        return text.toString();
    }

    /// What it waits for.
    public static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OnEvent on -> on.descriptor();
            case Trigger.Always _ -> "always";
            case Trigger.After after -> "after " + after.delay().text();
            case Trigger.Done _ -> "onDone";
            case Trigger.Invoked invoked -> switch (invoked.outcome()) {
                case DONE -> "onDone of " + invoked.invokeId();
                case ERROR -> "onError of " + invoked.invokeId();
                case SNAPSHOT -> "onSnapshot of " + invoked.invokeId();
            };
        };
    }

    private static String guard(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> named.name();
            case Guard.Inline inline -> inline.expression().source();
            case Guard.Not not -> "!" + guard(not.guard());
            case Guard.And and -> guard(and.guards().getFirst()) + " && …";
            case Guard.Or or -> guard(or.guards().getFirst()) + " || …";
            case Guard.StateIn in -> "in " + in.state().text();
        };
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_GUARD
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_GUARD - 1)) + "…";
    }
}
