package dev.actorweb.samples.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// What the user asks for.
///
/// @param rate
///            the time from beat to beat
/// @param beats
///            how many there are
/// @param faults
///            where the actors fail
record Options(Duration rate, int beats, Faults faults) {
    static final String USAGE = """
            usage: Main [--rate MILLISECONDS] [--beats NUMBER] [--faults LIST]
              -r, --rate     from beat to beat, 1000 if you say nothing
              -b, --beats    how many, 120 if you say nothing
              -f, --faults   who fails where and how often, as in generator@12,worker@33x3; or none.
                             Up to 5 times loses nothing; more often (to 10) makes a poison message.
              -h, --help     this""";

    private static final int MOST_MILLISECONDS = 86_400_000;
    private static final int MOST_BEATS = 100_000_000;

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException
    ///             with a message for the user
    static Options of(String... args) {
        int rate = 1000;
        int beats = 120;
        var faults = Faults.usual();
        for (var words = words(args).iterator(); words.hasNext();) {
            var option = words.next();
            switch (option) {
                case "--rate", "-r" -> rate = number(option, words, MOST_MILLISECONDS);
                case "--beats", "-b" -> beats = number(option, words, MOST_BEATS);
                case "--faults", "-f" -> faults = Faults.of(value(option, words));
                default -> throw new IllegalArgumentException(option.startsWith("-")
                        ? "unknown option `" + option + "`"
                        : "`" + option + "` belongs to no option");
            }
        }
        return new Options(Duration.ofMillis(rate), beats, faults);
    }

    /// The words of the command line, with `--rate=10` as two.
    private static List<String> words(String... args) {
        var words = new ArrayList<String>();
        for (var arg : args) {
            int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
            if (equals > 0) {
                words.add(arg.substring(0, equals));
                words.add(arg.substring(equals + 1));
            } else {
                words.add(arg);
            }
        }
        return words;
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static int number(String option, Iterator<String> words, int most) {
        var text = value(option, words);
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "%s is a number from 1 to %d, not `%s`".formatted(option, most, text));
        }
        return number;
    }
}
