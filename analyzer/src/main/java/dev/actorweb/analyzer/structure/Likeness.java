package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Transition;
import java.util.List;
import java.util.regex.Pattern;

/// Whether two parts of a machine say the same, wherever they are written.
public final class Likeness {
    private static final Pattern PLACE = Pattern.compile("position=\\d+:\\d+");

    private Likeness() {}

    /// A text that is equal for parts (actions, guards, values) that are equal but for their
    /// places: that of the record, without positions.
    public static String of(Object part) {
        return PLACE.matcher(String.valueOf(part)).replaceAll("");
    }

    public static String of(List<?> parts) {
        return of((Object) parts);
    }

    /// As [#of(Object)] for a transition, without its targets, which mean different states in
    /// different places.
    public static String withoutTargets(Transition transition) {
        return Choices.awaited(transition.trigger()) + "|" + of(transition.guard()) + "|"
                + of(transition.actions()) + "|" + transition.reenter() + "|" + transition.forbidden();
    }
}
