package dev.actorweb.analyzer.system;

/// Why an exploration ended.
public enum Ending {
    /// Everything was visited.
    COMPLETE("complete"),
    /// There are more states than were allowed.
    STATES("the limit of states"),
    /// Time was over.
    TIME("the time limit"),
    /// More messages wait for an actor than would ever be taken.
    MAILBOX("a mailbox that grows and grows"),
    /// Memory is full.
    MEMORY("the limit of memory"),
    /// Somebody stopped it.
    INTERRUPTED("an interruption");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /// For a sentence: "stopped by the time limit".
    public String words() {
        return words;
    }
}
