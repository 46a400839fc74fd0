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
import java.util.ArrayList;
import java.util.List;

/// Asks for what follows the first line of a message, row after row: why the change was made, and
/// footers. An empty row ends it.
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
    private final String header;
    private final List<String> body = new ArrayList<>();
    private final List<String> footers = new ArrayList<>();

    MessageBody(Prompter prompter, CommitRules rules, String header) {
        this.prompter = prompter;
        this.rules = rules;
        this.header = header;
    }

    /// The whole message.
    Reply ask() throws InterruptedException {
        while (true) {
            var text = body.isEmpty() && footers.isEmpty() ? "Why (Enter: commit):" : "…";
            var question = Question.of(text).completer(completer()).validator(validator());
            switch (prompter.line(question)) {
                case Reply.Answer(var row) when row.isBlank() -> {
                    return new Reply.Answer(message());
                }
                case Reply.Answer(var row) -> add(row.strip());
                case Reply.Cancelled(var row) -> {
                    add(row.strip());
                    return new Reply.Cancelled(message());
                }
                case Reply.NoTerminal nobody -> {
                    return nobody;
                }
            }
        }
    }

    private void add(String row) {
        if (!row.isEmpty()) {
            (isFooter(row) ? footers : body).add(row);
        }
    }

    /// Only what is offered is a footer; a sentence may begin with any word and a colon.
    private static boolean isFooter(String row) {
        return FOOTERS.stream().anyMatch(footer -> row.startsWith(footer.text()));
    }

    private String message() {
        return message(body, footers);
    }

    private String message(List<String> rows, List<String> last) {
        var message = new StringBuilder(header);
        if (!rows.isEmpty()) {
            message.append("\n\n").append(wrapped(String.join("\n", rows)));
        }
        if (!last.isEmpty()) {
            message.append("\n\n").append(String.join("\n", last));
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
    private Validator validator() {
        return row -> {
            if (row.isBlank()) {
                return new Verdict.Ok("");
            }
            var rows = new ArrayList<>(body);
            var last = new ArrayList<>(footers);
            (isFooter(row) ? last : rows).add(row.strip());
            for (var problem : rules.review(message(rows, last)).problems()) {
                if (problem.severity() == Severity.ERROR) {
                    return new Verdict.Wrong(problem.message() + "; " + problem.hint());
                }
            }
            return new Verdict.Ok("an empty row commits");
        };
    }
}
