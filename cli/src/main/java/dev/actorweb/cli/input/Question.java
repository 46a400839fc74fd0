package dev.actorweb.cli.input;

import java.util.List;

/// Something to be asked, and what is known about the answer.
///
/// @param text
///            the question, short enough to leave room for the answer in the same row
/// @param initial
///            the text that is there already, to be edited
/// @param history
///            earlier answers, the oldest first
/// @param returns
///            whether there is a question before this one to go back to
public record Question(String text, Completer completer, Validator validator, String initial,
        List<String> history, boolean returns) {
    public Question {
        text = OneLine.of(text);
        initial = OneLine.of(initial);
        history = history.stream().map(OneLine::of).toList();
    }

    /// A question to which every answer is right that is not blank.
    public static Question of(String text) {
        return new Question(text, Completer.NONE, Validator.NOT_BLANK, "", List.of(), false);
    }

    /// This question, completed by `other`.
    public Question completer(Completer other) {
        return new Question(text, other, validator, initial, history, returns);
    }

    /// This question, its answers judged by `other`.
    public Question validator(Validator other) {
        return new Question(text, completer, other, initial, history, returns);
    }

    /// This question, with a text to begin with.
    public Question initial(String other) {
        return new Question(text, completer, validator, other, history, returns);
    }

    /// This question, with earlier answers to go back to.
    public Question history(List<String> other) {
        return new Question(text, completer, validator, initial, other, returns);
    }

    /// This question, with one before it to go back to if `other`.
    public Question returns(boolean other) {
        return new Question(text, completer, validator, initial, history, other);
    }
}
