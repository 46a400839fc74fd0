package dev.actorweb.cli.git;

/// How many commits one ref has that the other lacks, and the reverse.
public record AheadBehind(int ahead, int behind) {
    public AheadBehind {
        if (ahead < 0 || behind < 0) {
            throw new IllegalArgumentException("negative distance: " + ahead + ", " + behind);
        }
    }
}
