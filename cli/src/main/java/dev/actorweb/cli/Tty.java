package dev.actorweb.cli;

/// Which of the three standard streams are terminals.
public record Tty(boolean in, boolean out, boolean err) {
    /// Pipes and files only, as in a script.
    public static final Tty NONE = new Tty(false, false, false);

    /// Reads what the launcher found out, one digit for each stream that is a terminal: `012`, `2`,
    /// or nothing.
    public static Tty of(String digits) {
        return new Tty(digits.indexOf('0') >= 0, digits.indexOf('1') >= 0, digits.indexOf('2') >= 0);
    }
}
