package dev.actorweb.cli.input;

/// Something that may be meant.
///
/// @param text
///            what is inserted
/// @param help
///            what it means, in a few words; may be empty
public record Candidate(String text, String help) {
    /// Both are brought onto one line, without anything that a terminal obeys.
    public Candidate {
        text = OneLine.of(text);
        help = OneLine.of(help);
    }

    /// A candidate that explains itself.
    public static Candidate of(String text) {
        return new Candidate(text, "");
    }
}
