package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.State;
import java.util.List;

/// A step that the spec does not allow.
///
/// @param in
///            the state it was taken in, the innermost that is certain
/// @param before
///            the names of the atomic states that were active
/// @param observed
///            the step
/// @param expected
///            where the event leads by the spec: the atomic states of each possible configuration;
///            none if it is not accepted there
/// @param wrong
///            what is wrong with the variables, where the states are right
/// @param accepted
///            the events that the spec has transitions on there
/// @param trace
///            the steps that led there, the oldest first, the deviating one last; the longest ones
///            are cut at their beginning
public record Deviation(State in, List<String> before, Observation observed, List<List<String>> expected,
        List<String> wrong, List<String> accepted, List<Observation> trace) {
    public Deviation {
        before = List.copyOf(before);
        expected = List.copyOf(expected);
        wrong = List.copyOf(wrong);
        accepted = List.copyOf(accepted);
        trace = List.copyOf(trace);
    }

    /// What is wrong, in one line.
    public String message(List<String> after) {
        String seen = "in " + names(before) + ", `" + observed.event() + "` led to " + names(after);
        if (!wrong.isEmpty()) {
            return seen + " as it should, but " + String.join(", ", wrong);
        }
        if (expected.isEmpty()) {
            return seen + ", and is not accepted there";
        }
        StringBuilder text = new StringBuilder(seen).append(", and leads to ");
        for (int i = 0; i < expected.size(); i++) {
            text.append(i == 0 ? "" : i == expected.size() - 1 ? " or " : ", ")
                    .append(names(expected.get(i)));
        }
        return text.append(" by the spec").toString();
    }

    private static String names(List<String> states) {
        return states.isEmpty() ? "no state" : "`" + String.join("`, `", states) + "`";
    }
}
