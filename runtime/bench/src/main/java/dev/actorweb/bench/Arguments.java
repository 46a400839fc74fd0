package dev.actorweb.bench;

/// What a benchmark was told on the command line: texts and numbers in a fixed order, all optional.
/// Nonsense ends the process with 2 and a sentence that says what was expected.
public final class Arguments {
    private final String[] words;

    /// @param most
    ///            how many there may be
    public Arguments(String[] words, int most) {
        this.words = words.clone();
        if (words.length > most) {
            refuse("at most %d arguments, not `%s`".formatted(most, words[most]));
        }
    }

    public boolean has(int index) {
        return index < words.length;
    }

    public String text(int index, String absent) {
        return has(index) ? words[index] : absent;
    }

    /// A whole number, at least 1.
    public int count(int index, String name, int absent) {
        long number = whole(index, name, absent);
        if (number < 1 || number > Integer.MAX_VALUE) {
            refuse("%s from 1 to %d, not %d".formatted(name, Integer.MAX_VALUE, number));
        }
        return (int) number;
    }

    /// Any whole number.
    public long whole(int index, String name, long absent) {
        if (!has(index)) {
            return absent;
        }
        try {
            return Long.parseLong(words[index]);
        } catch (NumberFormatException e) {
            throw refuse("a whole number for %s, not `%s`".formatted(name, words[index]));
        }
    }

    /// A positive number.
    public double amount(int index, String name, double absent) {
        if (!has(index)) {
            return absent;
        }
        try {
            double number = Double.parseDouble(words[index]);
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw refuse("a positive number for %s, not `%s`".formatted(name, words[index]));
    }

    /// Ends the process.
    ///
    /// @return never
    public static IllegalStateException refuse(String expected) {
        System.err.println("run: expected " + expected + " (runtime/bench/run --help)");
        System.exit(2);
        return new IllegalStateException(expected);
    }
}
