package dev.actorweb.templates;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// A regular expression for answers. It comes from a template and may be hostile: matching gives up
/// after a fixed number of steps instead of taking for ever.
public record AnswerPattern(Pattern pattern) {
    private static final int MOST_STEPS = 1_000_000;
    private static final int LONGEST_SHOWN = 60;

    /// What is wrong with `answer`, if anything is.
    Optional<String> fault(String answer) {
        try {
            return pattern.matcher(new Counted(answer, 0, answer.length(), new AtomicInteger())).matches()
                    ? Optional.empty()
                    : Optional.of(pattern.pattern().length() <= LONGEST_SHOWN
                            ? "does not match " + pattern
                            : "does not have the right form");
        } catch (GivenUp | StackOverflowError _) {
            return Optional.of("can't be compared with " + pattern + ": it takes too long");
        }
    }

    private static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("too many steps", null, false, false);
        }
    }

    /// Text that counts how often it is looked at, in all of its parts together.
    private static final class Counted implements CharSequence {
        private final String text;
        private final int start;
        private final int end;
        private final AtomicInteger steps;

        Counted(String text, int start, int end, AtomicInteger steps) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.steps = steps;
        }

        @Override
        public char charAt(int index) {
            if (steps.incrementAndGet() > MOST_STEPS) {
                throw new GivenUp();
            }
            return text.charAt(start + index);
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, start + from, start + to, steps);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }
}
