package dev.actorweb.cli.input;

import java.util.List;
import java.util.Locale;

/// Understands yes and no, in full or by their first letter.
///
/// @param otherwise
///            what an empty line stands for
record YesOrNo(Decision otherwise) implements Completer, Validator {
    private static final List<Candidate> WORDS = List.of(Candidate.of("yes"), Candidate.of("no"));

    YesOrNo {
        if (otherwise != Decision.YES && otherwise != Decision.NO) {
            throw new IllegalArgumentException("an empty line means yes or no, not " + otherwise);
        }
    }

    Question question(String text) {
        var choice = otherwise == Decision.YES ? " [Y/n]" : " [y/N]";
        return Question.of(text + choice).completer(this).validator(this);
    }

    /// What a reply to the question means.
    Decision decision(Reply reply) {
        return switch (reply) {
            case Reply.Answer(var text) -> decision(text);
            case Reply.Cancelled _ -> Decision.CANCELLED;
            case Reply.Back _ -> Decision.BACK;
            case Reply.NoTerminal _ -> Decision.NO_TERMINAL;
        };
    }

    private Decision decision(String text) {
        var word = word(text);
        return word.isEmpty() ? otherwise : word.startsWith("y") ? Decision.YES : Decision.NO;
    }

    @Override
    public Completion complete(String before, String after) {
        return Completion.matching("", before, WORDS);
    }

    @Override
    public Verdict judge(String text) {
        return switch (word(text)) {
            case "", "y", "yes", "n", "no" -> Verdict.ok();
            case "ye" -> new Verdict.Incomplete("yes or no");
            default -> new Verdict.Wrong("answer yes or no");
        };
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
