package dev.actorweb.machine.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says what is wrong with a text that is not YAML, in the words of somebody who writes it: the
/// parser speaks of nodes, scalars and tokens. What it says of rare mistakes is passed on.
final class SyntaxMessage {
    private static final String FOUND = "but found '";

    private SyntaxMessage() {}

    static String of(MarkedYamlEngineException failure) {
        var context = failure.getContext() == null ? "" : failure.getContext();
        var problem = failure.getProblem() == null ? "" : failure.getProblem();
        var said = ofProblem(problem).or(() -> ofContext(context, problem, failure.getContextMark()))
                .orElse((context.isBlank() ? "" : context + ", ") + problem);
        return "not YAML: " + said;
    }

    private static Optional<String> ofProblem(String problem) {
        if (problem.contains("(TAB)")) {
            return Optional.of("a tab can't indent a line; use spaces");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return Optional.of(
                    "a `:` can't stand here: put the text around it into quotes, or mend the indentation");
        }
        if (problem.contains("that cannot start any token")) {
            return Optional.of("`" + between(problem, "found character '", "'")
                    + "` can't begin a text: put the text into quotes");
        }
        return Optional.empty();
    }

    private static Optional<String> ofContext(String context, String problem, Optional<Mark> mark) {
        var begin = mark.map(at -> (at.getLine() + 1) + ":" + (at.getColumn() + 1));
        return switch (context) {
            case "while parsing a flow mapping" -> begin.map(at -> unclosed("{", at));
            case "while parsing a flow sequence" -> begin.map(at -> unclosed("[", at));
            case "while parsing a flow node", "while parsing a block node" ->
                Optional.of(missingValue(between(problem, FOUND, "'")));
            case "while scanning a quoted scalar" ->
                problem.contains("end of stream")
                        ? begin.map(at -> "the quote of " + at + " is not closed")
                        : Optional.empty();
            case "while scanning a simple key" -> begin.map(at -> "a `:` is missing behind the key of " + at);
            case "while parsing a block mapping" -> begin.map(at -> outside("mapping", at));
            case "while parsing a block collection" -> begin.map(at -> outside("list", at));
            default -> Optional.empty();
        };
    }

    private static String unclosed(String sign, String at) {
        return "the `" + sign + "` of " + at + " is not closed before this, or a comma is missing";
    }

    private static String missingValue(String found) {
        return found.isEmpty() || found.startsWith("<")
                ? "the text ends where a value is missing, or a `]` or `}`"
                : "a value is missing before this `" + found + "`";
    }

    private static String outside(String what, String at) {
        return "this does not belong to the " + what + " of " + at
                + ": mend the indentation, or what is before it";
    }

    private static String between(String text, String before, String after) {
        int begin = text.indexOf(before);
        int end = begin < 0 ? -1 : text.indexOf(after, begin + before.length());
        return end < 0 ? "" : text.substring(begin + before.length(), end);
    }
}
