package dev.actorweb.cli.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds characters that no reader sees and a terminal or editor obeys: C0 and C1 controls other
/// than tab, and the bidirectional overrides with which text can be shown in another order than it
/// is stored.
final class ControlCharacters {
    private static final int MOST_REPORTED = 3;

    private ControlCharacters() {}

    static List<Problem> problems(List<String> lines) {
        List<Problem> problems = List.of();
        for (var number = 1; number <= lines.size() && problems.size() < MOST_REPORTED; number++) {
            var line = lines.get(number - 1);
            for (var i = 0; i < line.length(); i++) {
                if (forbidden(line.charAt(i))) {
                    if (problems.isEmpty()) {
                        problems = new ArrayList<>();
                    }
                    problems.add(problem(line, number, i));
                    break;
                }
            }
        }
        return problems;
    }

    private static Problem problem(String line, int number, int index) {
        var code = Integer.toHexString(0x10000 | line.charAt(index)).substring(1).toUpperCase(Locale.ROOT);
        return new Problem("control-character", Severity.ERROR, number, Layout.column(line, index),
                "the message contains the control character U+" + code, "take it out");
    }

    private static boolean forbidden(char c) {
        return (Character.isISOControl(c) && c != '\t') || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
