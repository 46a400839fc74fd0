package dev.actorweb.cli.input;

import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;

/// Takes one of a few texts, as it is written.
record OneOf(List<Candidate> choices) implements Completer, Validator {
    OneOf {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from");
        }
    }

    @Override
    public Completion complete(String before, String after) {
        return Completion.matching("", before, choices);
    }

    @Override
    public Verdict judge(String text) {
        var word = text.strip();
        var texts = new ArrayList<String>();
        boolean begins = false;
        for (var choice : choices) {
            if (choice.text().equals(word)) {
                return Verdict.ok();
            }
            begins |= choice.text().startsWith(word);
            texts.add(choice.text());
        }
        return begins
                ? new Verdict.Incomplete("Tab and the arrows go through the choices")
                : new Verdict.Wrong("`" + word + "` is none of them; "
                        + DidYouMean.hint(word, texts).orElse("Ctrl-U clears the line, Tab shows them"));
    }
}
