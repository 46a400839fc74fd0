package dev.actorweb.analyzer.system;

/// Why an exploration ended.
public enum Ending {
    /// Everything was visited.
    COMPLETE("complete"),
    /// There are more states than were allowed.
    STATES("stopped by the limit of states"),
    /// There are states that are more steps away from the start than were allowed.
    DEPTH("stopped by the limit of steps"),
    /// Time was over.
    TIME("stopped by the time limit"),
    /// More messages wait for an actor than would ever be taken.
    MAILBOX("stopped by a mailbox that grows and grows"),
    /// An actor starts more and more delays.
    DELAYS("stopped by delays that pile up"),
    /// Memory is full.
    MEMORY("stopped by the limit of memory"),
    /// Somebody stopped it.
    INTERRUPTED("stopped by an interruption"),
    /// Nobody asked for it.
    SKIPPED("not explored");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /// Why it is not known what there is: "stopped by the time limit".
    public String words() {
        return words;
    }
}
