package dev.actorweb.cli.oplog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the log.
sealed interface Entry {
    /// The number of the operation it is about.
    int operation();

    /// An operation is about to take its steps.
    record Begun(int operation, Instant at, Heading heading, List<Step> steps) implements Entry {
        public Begun {
            steps = List.copyOf(steps);
        }
    }

    /// A step was done.
    ///
    /// @param result
    ///            what came of it: a commit's id, or why it was left out
    record Did(int operation, int step, Result result) implements Entry {}

    /// The operation is over.
    record Ended(int operation, Outcome outcome, String summary) implements Entry {}

    default Map<String, Object> write() {
        var out = new LinkedHashMap<String, Object>();
        out.put("operation", operation());
        switch (this) {
            case Begun(var _, var at, var heading, var steps) -> {
                out.put("entry", "begun");
                out.put("at", at.toString());
                out.put("command", heading.command());
                out.put("words", heading.words());
                out.put("worktree", heading.worktree());
                heading.branch().ifPresent(branch -> out.put("branch", branch));
                heading.of().ifPresent(of -> out.put("of", of));
                out.put("steps", steps.stream().map(StepText::write).toList());
            }
            case Did(var _, var step, var result) -> {
                out.put("entry", "did");
                out.put("step", step);
                out.put("left", result.left());
                out.put("result", result.text());
            }
            case Ended(var _, var outcome, var summary) -> {
                out.put("entry", "ended");
                out.put("outcome", outcome.word());
                out.put("summary", summary);
            }
        }
        return out;
    }

    /// What [#write] was given.
    ///
    /// @throws IllegalArgumentException
    ///             if it is no entry that this version knows
    static Entry read(Map<String, @Nullable Object> in) {
        var members = new Members(in);
        int operation = members.number("operation");
        return switch (members.text("entry")) {
            case "begun" -> new Begun(operation, instant(members.text("at")),
                    new Heading(members.text("command"), members.texts("words"), members.text("worktree"),
                            members.optional("branch"), members.numberIn("of")),
                    steps(members));
            case "did" -> new Did(operation, members.number("step"),
                    new Result(members.flag("left"), members.text("result")));
            case "ended" ->
                new Ended(operation, Outcome.of(members.text("outcome")), members.text("summary"));
            default -> throw new IllegalArgumentException("an unknown entry");
        };
    }

    private static List<Step> steps(Members members) {
        var steps = new ArrayList<Step>();
        for (var step : members.objects("steps")) {
            steps.add(StepText.read(step.values()));
        }
        return steps;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
