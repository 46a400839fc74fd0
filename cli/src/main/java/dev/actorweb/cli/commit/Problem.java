package dev.actorweb.cli.commit;

/// Something wrong with a commit message, where it is and what to do about it.
///
/// @param rule
///            the name of the broken rule, as in `docs/conventional-commits.md`
/// @param line
///            the line in the text that was read, from 1
/// @param column
///            the character (Unicode code point) in that line, from 1
/// @param message
///            what is wrong; quotes nothing that a terminal could obey
/// @param hint
///            what to do
public record Problem(String rule, Severity severity, int line, int column, String message, String hint) {
    public Problem {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("no such place: " + line + ":" + column);
        }
    }
}
