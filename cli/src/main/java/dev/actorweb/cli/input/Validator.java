package dev.actorweb.cli.input;

/// Judges a text after every change. Called on a thread of its own, where it may wait; when the
/// text has changed meanwhile, the thread is interrupted.
@FunctionalInterface
public interface Validator {
    /// Takes everything but nothing.
    Validator NOT_BLANK = text -> text.isBlank() ? new Verdict.Incomplete("") : Verdict.ok();

    /// Takes everything.
    Validator ANY = _ -> Verdict.ok();

    Verdict judge(String text) throws Exception;
}
