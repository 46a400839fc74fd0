package dev.actorweb.cli.input;

/// What a validator says about a text.
public sealed interface Verdict {
    /// The text is an answer.
    ///
    /// @param remark
    ///            what may be said about it nevertheless; often empty
    record Ok(String remark) implements Verdict {}

    /// The text is no answer yet, but may become one.
    ///
    /// @param remark
    ///            what is missing
    record Incomplete(String remark) implements Verdict {}

    /// The text is no answer.
    ///
    /// @param remark
    ///            what is wrong
    record Wrong(String remark) implements Verdict {}

    /// An answer of which there is nothing to say.
    static Verdict ok() {
        return new Ok("");
    }

    String remark();
}
