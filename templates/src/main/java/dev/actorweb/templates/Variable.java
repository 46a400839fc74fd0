package dev.actorweb.templates;

import java.util.List;
import java.util.Optional;

/// A question that a template asks.
///
/// @param name
///            how templates and `--set` name it
/// @param prompt
///            the question, for people
/// @param preset
///            the answer proposed, itself a template of earlier variables
/// @param condition
///            when it is asked
/// @param hint
///            what a right answer looks like, or `""`
public record Variable(String name, Kind kind, String prompt, Optional<String> preset,
        Optional<Condition> condition,
        String hint) {
    /// What answers a variable takes.
    public sealed interface Kind {
        /// Text on one line that matches `pattern` as a whole, if there is one.
        record Text(Optional<AnswerPattern> pattern) implements Kind {}

        /// `true` or `false`.
        record Flag() implements Kind {}

        /// A whole number, bounds included.
        record Whole(long min, long max) implements Kind {}

        /// One of a few words.
        record Choice(List<String> words) implements Kind {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /// Never asked: always the preset.
        record Computed() implements Kind {}
    }

    private static final int LONGEST = 1_000;

    /// What is wrong with `answer`, if anything is.
    public Optional<String> fault(String answer) {
        if (answer.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        for (var i = 0; i < answer.length(); i++) {
            if (Character.isISOControl(answer.charAt(i))) {
                return Optional.of("contains a control character");
            }
        }
        return switch (kind) {
            case Kind.Text(var pattern) -> pattern.flatMap(p -> p.fault(answer));
            case Kind.Flag() -> answer.equals("true") || answer.equals("false")
                    ? Optional.empty()
                    : Optional.of("is not true or false");
            case Kind.Whole(var min, var max) -> numberFault(answer, min, max);
            case Kind.Choice(var words) -> words.contains(answer)
                    ? Optional.empty()
                    : Optional.of("is not one of " + String.join(", ", words));
            case Kind.Computed() -> Optional.empty();
        };
    }

    private static Optional<String> numberFault(String answer, long min, long max) {
        try {
            var number = Long.parseLong(answer);
            if (number >= min && number <= max) {
                return Optional.empty();
            }
            return Optional.of(min == Long.MIN_VALUE
                    ? "is more than " + max
                    : max == Long.MAX_VALUE
                            ? "is less than " + min
                            : "is not between " + min + " and " + max);
        } catch (NumberFormatException _) {
            return Optional.of("is not a whole number");
        }
    }
}
