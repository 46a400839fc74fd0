package dev.actorweb.cli.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the name that a line of source defines, in the languages that most people write.
final class Definitions {
    private static final int LONGEST = 500;
    private static final Set<String> WORDS = Set.of("if", "for", "while", "switch", "catch", "return", "new",
            "else",
            "do", "try", "synchronized", "throw", "main", "get", "set", "constructor");

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("^[\\w\\s@()\"]*?\\b(?:class|interface|record|enum|trait|struct|protocol|module)"
                    + "\\s+([A-Za-z_]\\w*)"),
            Pattern.compile("^\\s*(?:[\\w()]+\\s+)*?(?:def|func|fn|fun|function)\\s+(?:\\([^)]*\\)\\s*)?"
                    + "(?:[A-Za-z_]\\w*\\.)?([A-Za-z_]\\w*)"),
            Pattern.compile("^\\s*export\\s+(?:default\\s+)?(?:const|let|async function)\\s+([A-Za-z_]\\w*)"),
            Pattern.compile(
                    "^\\s*(?:(?:public|protected|private|static|final|abstract|default|override|async|virtual)"
                            + "\\s+)+(?:<[^>]*>\\s+)?[\\w<>\\[\\],.?]+\\s+([A-Za-z_]\\w*)\\s*\\("),
            Pattern.compile("^(?:machine|  machine):\\s*([A-Za-z_][\\w-]*)"));

    private Definitions() {}

    static Optional<String> name(String line) {
        if (line.length() > LONGEST || isComment(line)) {
            return Optional.empty();
        }
        for (var pattern : PATTERNS) {
            var matcher = pattern.matcher(line);
            if (matcher.find() && !WORDS.contains(matcher.group(1))) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static boolean isComment(String line) {
        var text = line.stripLeading();
        return text.startsWith("//") || text.startsWith("*") || text.startsWith("/*") || text.startsWith("#")
                || text.startsWith("\"");
    }
}
