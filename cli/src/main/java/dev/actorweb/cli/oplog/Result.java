package dev.actorweb.cli.oplog;

/// What a step yielded.
///
/// @param left
///            whether it was left out, because something stood against it
/// @param text
///            a commit's id, or what stood against it
public record Result(boolean left, String text) {
    public static final Result NONE = new Result(false, "");

    public static Result of(String text) {
        return new Result(false, text);
    }

    public static Result leftOut(String reason) {
        return new Result(true, reason);
    }
}
