package dev.actorweb.cli.workflow;

import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.Severity;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Completer;
import dev.actorweb.cli.input.Completion;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// Asks for what follows the first line of a message, row after row: why the change was made, and
/// footers. An empty row ends it. From each row one can go back to the one before, from the first to
/// the first line.
final class MessageBody {
    private static final int WIDTH = 72;
    private static final List<Candidate> FOOTERS = List.of(
            new Candidate("BREAKING CHANGE: ", "what users have to change"),
            new Candidate("Closes: ", "an issue that is done with"),
            new Candidate("Refs: ", "what it is about"),
            new Candidate("Co-authored-by: ", "who else wrote it"),
            new Candidate("Reviewed-by: ", "who has looked at it"));

    private final Prompter prompter;
    private final CommitRules rules;
    /// What was answered; in the order in which it was asked.
    private final Deque<String> rows = new ArrayDeque<>();
    /// What was answered below the row that is asked for, before somebody went back; the next
    /// one first.
    private final Deque<String> below = new ArrayDeque<>();

    /// @param prompter
    ///            asks with the first line to go back to
    MessageBody(Prompter prompter, CommitRules rules) {
        this.prompter = prompter;
        this.rules = rules;
    }

    /// The whole message; `Back` when its first line is to be changed. Then the rows are kept for
    /// the next call.
    Reply ask(String header) throws InterruptedException {
        while (true) {
            switch (prompter.line(question(header))) {
                case Reply.Answer(var row) when row.isBlank() -> {
                    if (below.isEmpty()) {
                        return new Reply.Answer(message(header));
                    }
                }
                case Reply.Answer(var row) -> rows.addLast(row.strip());
                case Reply.Back(var row) -> {
                    keep(row);
                    if (rows.isEmpty()) {
                        return new Reply.Back(header);
                    }
                    below.addFirst(rows.removeLast());
                }
                case Reply.Cancelled(var row) -> {
                    keep(row);
                    return new Reply.Cancelled(message(header));
                }
                case Reply.NoTerminal nobody -> {
                    return nobody;
                }
            }
        }
    }

    private Question question(String header) {
        var initial = Objects.requireNonNullElse(below.pollFirst(), "");
        var why = initial.isEmpty() ? "Why (Enter: commit):" : "Why:";
        return Question.of(rows.isEmpty() ? why : "…").completer(completer()).validator(validator(header))
                .initial(initial);
    }

    private void keep(String row) {
        if (!row.isBlank()) {
            below.addFirst(row.strip());
        }
    }

    /// Only what is offered is a footer; a sentence may begin with any word and a colon.
    private static boolean isFooter(String row) {
        return FOOTERS.stream().anyMatch(footer -> row.startsWith(footer.text()));
    }

    /// The message as it is, with what was typed so far.
    String message(String header) {
        return message(header, all());
    }

    private List<String> all() {
        var all = new ArrayList<>(rows);
        all.addAll(below);
        return all;
    }

    private static String message(String header, List<String> rows) {
        var message = new StringBuilder(header);
        var body = rows.stream().filter(row -> !isFooter(row)).toList();
        if (!body.isEmpty()) {
            message.append("\n\n").append(wrapped(String.join("\n", body)));
        }
        var footers = rows.stream().filter(MessageBody::isFooter).toList();
        if (!footers.isEmpty()) {
            message.append("\n\n").append(String.join("\n", footers));
        }
        return message.toString();
    }

    /// Rows that are too long are broken between words.
    private static String wrapped(String rows) {
        var text = new StringBuilder();
        for (var row : rows.split("\n", -1)) {
            int length = 0;
            for (var word : row.split(" +", -1)) {
                int width = word.codePointCount(0, word.length());
                if (length > 0 && length + 1 + width > WIDTH) {
                    text.append('\n');
                    length = 0;
                } else if (length > 0) {
                    text.append(' ');
                    length++;
                }
                text.append(word);
                length += width;
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static Completer completer() {
        return (before, _) -> before.isEmpty() || FOOTERS.stream().anyMatch(f -> f.text().startsWith(before))
                ? Completion.matching("", before, FOOTERS)
                : Completion.none();
    }

    /// The message with this row must be one that the rules take.
    private Validator validator(String header) {
        var others = all();
        int place = rows.size();
        var end = below.isEmpty() ? "an empty row commits" : "an empty row is left out";
        return row -> {
            if (row.isBlank()) {
                return new Verdict.Ok("");
            }
            var with = new ArrayList<>(others);
            with.add(place, row.strip());
            for (var problem : rules.review(message(header, with)).problems()) {
                if (problem.severity() == Severity.ERROR) {
                    return new Verdict.Wrong(problem.message() + "; " + problem.hint());
                }
            }
            return new Verdict.Ok(end);
        };
    }
}
