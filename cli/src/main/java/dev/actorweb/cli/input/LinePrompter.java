package dev.actorweb.cli.input;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks line by line, for screen readers and for terminals that can't move their cursor: a
/// question, what it takes to answer it, and after a wrong answer the reason and the question again.
///
/// Nothing is drawn over, nothing is said by colour or place alone. Lines are edited by the terminal
/// itself. `?`, or an answer that is not right yet with `?` at its end, lists what may follow.
final class LinePrompter implements Prompter {
    private static final int MOST_CANDIDATES = 30;
    private static final String WHAT = "?";
    private static final String BACK = "<";

    private final TypedLines lines;
    private final Consumer<Text> out;
    private final boolean yes;
    private final boolean returns;

    /// @param out
    ///            prints a line
    /// @param yes
    ///            whether confirmations are given already
    /// @param returns
    ///            whether there is a question before to go back to
    LinePrompter(TypedLines lines, Consumer<Text> out, boolean yes, boolean returns) {
        this.lines = lines;
        this.out = out;
        this.yes = yes;
        this.returns = returns;
    }

    @Override
    public Prompter returning() {
        return new LinePrompter(lines, out, yes, true);
    }

    @Override
    public Reply line(Question question) throws InterruptedException {
        return ask(question, Optional.empty());
    }

    @Override
    public Decision confirm(String question, Decision otherwise) throws InterruptedException {
        if (yes) {
            return Decision.YES;
        }
        var words = new YesOrNo(otherwise);
        return words.decision(ask(words.question(question), Optional.empty()));
    }

    @Override
    public Reply choose(String question, List<Candidate> choices) throws InterruptedException {
        var words = new OneOf(choices);
        return ask(Question.of(question).completer(words).validator(words), Optional.of(choices));
    }

    /// @param choices
    ///            that are listed, and may be answered by their number
    private Reply ask(Question question, Optional<List<Candidate>> choices) throws InterruptedException {
        choices.ifPresent(this::number);
        while (true) {
            out.accept(Text.of(Style.STRONG, question.text()).add(hint(question, choices)));
            switch (lines.next()) {
                case TypedLines.Line.End _ -> {
                    return new Reply.Cancelled("");
                }
                case TypedLines.Line.Unreadable(var why) -> out.accept(Text.of(Style.ERROR, why));
                case TypedLines.Line.Read(var typed) when returns && typed.strip().equals(BACK) -> {
                    return new Reply.Back("");
                }
                case TypedLines.Line.Read(var typed) -> {
                    var text = meant(typed, question, choices);
                    if (takes(text, question)) {
                        return new Reply.Answer(text);
                    }
                }
            }
        }
    }

    private String hint(Question question, Optional<List<Candidate>> choices) {
        var ways = new ArrayList<String>();
        if (choices.isPresent()) {
            ways.add("a number or a name");
        } else if (!question.initial().isEmpty()) {
            ways.add("Enter takes: " + question.initial());
        }
        if (returns) {
            ways.add(BACK + " goes back");
        }
        return ways.isEmpty() ? "" : " (" + String.join("; ", ways) + ")";
    }

    private void number(List<Candidate> choices) {
        for (int i = 0; i < choices.size(); i++) {
            out.accept(Text.of((i + 1) + ". ").add(text(choices.get(i))));
        }
    }

    private static String text(Candidate candidate) {
        return candidate.text() + (candidate.help().isEmpty() ? "" : ": " + candidate.help());
    }

    private static String meant(String typed, Question question, Optional<List<Candidate>> choices) {
        if (typed.isBlank() && !question.initial().isEmpty()) {
            return question.initial();
        }
        var word = typed.strip();
        if (choices.isPresent() && word.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(word);
            return number >= 1 && number <= choices.get().size()
                    ? choices.get().get(number - 1).text()
                    : word;
        }
        return typed;
    }

    /// Whether it is an answer; if not, says why, or what may follow.
    private boolean takes(String text, Question question) throws InterruptedException {
        return switch (judge(text, question)) {
            case Verdict.Ok(var remark) -> {
                if (!remark.isEmpty()) {
                    out.accept(Text.of(remark));
                }
                yield true;
            }
            case Verdict.Incomplete(var remark) -> refuse(text, question, Style.PLAIN, remark);
            case Verdict.Wrong(var remark) -> refuse(text, question, Style.ERROR, remark);
        };
    }

    private boolean refuse(String text, Question question, Style style, String remark)
            throws InterruptedException {
        var word = text.stripTrailing();
        if (word.endsWith(WHAT) && list(word.substring(0, word.length() - 1), question)) {
            return false;
        }
        out.accept(Text.of(style, remark.isEmpty() ? "an answer is needed; Ctrl-C gives up" : remark));
        return false;
    }

    /// Lists what may follow; false if nothing is known.
    private boolean list(String before, Question question) throws InterruptedException {
        var candidates = complete(before, question).candidates();
        for (var candidate : candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()))) {
            out.accept(Text.of("- " + text(candidate)));
        }
        if (candidates.size() > MOST_CANDIDATES) {
            out.accept(Text.of("and " + (candidates.size() - MOST_CANDIDATES) + " more"));
        }
        return !candidates.isEmpty();
    }

    private static Completion complete(String before, Question question) throws InterruptedException {
        try {
            return question.completer().complete(before, "");
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return Completion.none();
        }
    }

    private static Verdict judge(String text, Question question) throws InterruptedException {
        try {
            return question.validator().judge(text);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the answer can't be judged", e);
        }
    }
}
