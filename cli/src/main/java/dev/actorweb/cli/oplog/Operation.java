package dev.actorweb.cli.oplog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command's work on a repository, as the log tells it.
///
/// @param results
///            what came of the steps that are known to be done, by their index
/// @param outcome
///            empty while it is under way, or when it was cut off
public record Operation(int number, Instant at, Heading heading, List<Step> steps,
        Map<Integer, Result> results, Optional<Outcome> outcome, String summary) {
    public Operation {
        steps = List.copyOf(steps);
        results = Map.copyOf(results);
    }

    static Operation of(Entry.Begun begun) {
        return new Operation(begun.operation(), begun.at(), begun.heading(), begun.steps(), Map.of(),
                Optional.empty(), "");
    }

    Operation after(Entry entry) {
        return switch (entry) {
            case Entry.Begun begun -> of(begun);
            case Entry.Did(var _, var step, var result) -> {
                var all = new LinkedHashMap<>(results);
                all.put(step, result);
                yield new Operation(number, at, heading, steps, all, outcome, summary);
            }
            case Entry.Ended(var _, var how, var text) ->
                new Operation(number, at, heading, steps, results, Optional.of(how), text);
        };
    }

    public String command() {
        return heading.command();
    }

    /// Whether the step is known to be done.
    public boolean did(int step) {
        var result = results.get(step);
        return result != null && !result.left();
    }

    /// Whether it changed something and can be taken back.
    public boolean isDone() {
        return outcome.isPresent() && outcome.get() == Outcome.DONE;
    }

    /// Whether it takes another one back (or does it again).
    public boolean isUndo() {
        return command().equals("undo");
    }

    public boolean isRedo() {
        return command().equals("redo");
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry.Begun(number, at, heading, steps));
        results.forEach((step, result) -> entries.add(new Entry.Did(number, step, result)));
        outcome.ifPresent(how -> entries.add(new Entry.Ended(number, how, summary)));
        return entries;
    }
}
