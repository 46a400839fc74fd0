package dev.actorweb.cli.oplog;

/// How an operation ended.
public enum Outcome {
    /// All its steps were taken.
    DONE("done"),
    /// What it had done was taken back before it was finished.
    TAKEN_BACK("taken-back"),
    /// It ended before it had changed anything.
    NOTHING("nothing");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Outcome of(String word) {
        for (var outcome : values()) {
            if (outcome.word.equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("an unknown outcome: " + word);
    }
}
