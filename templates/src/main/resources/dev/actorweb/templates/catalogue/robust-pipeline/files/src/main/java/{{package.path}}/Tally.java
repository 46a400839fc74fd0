package {{package}};

import java.util.Map;
import java.util.TreeMap;

/// What was written.
///
/// @param next
///            the number after the last one
/// @param kinds
///            how many values of each kind
/// @param missing
///            how many values never came
/// @param repeated
///            how many came again and were ignored
/// @param done
///            whether that is all
record Tally(int next, Map<String, Integer> kinds, int missing, int repeated, boolean done) {
    Tally {
        kinds = Map.copyOf(kinds);
    }

    static final Tally EMPTY = new Tally(0, Map.of(), 0, 0, false);

    int written() {
        return next - missing;
    }

    Tally plus(int number, String kind) {
        var more = new TreeMap<>(kinds);
        more.merge(kind, 1, Integer::sum);
        return new Tally(number + 1, more, missing + number - next, repeated, false);
    }

    Tally again() {
        return new Tally(next, kinds, missing, repeated + 1, done);
    }

    Tally finish(int values) {
        return new Tally(values, kinds, missing + values - next, repeated, true);
    }
}
