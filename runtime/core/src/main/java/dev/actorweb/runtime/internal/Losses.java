package dev.actorweb.runtime.internal;

/// Counts the messages of one actor that it did not process. Made when the first one is lost.
final class Losses {
    /// How a message was lost: `..._INSIDE` after the mailbox had accepted it,
    /// `..._OUTSIDE` without.
    enum Kind {
        DEAD_INSIDE, DEAD_OUTSIDE, DROPPED_INSIDE, DROPPED_OUTSIDE, REJECTED
    }

    private long deadInside;
    private long deadOutside;
    private long droppedInside;
    private long droppedOutside;
    private long rejected;

    synchronized void add(Kind kind) {
        switch (kind) {
            case DEAD_INSIDE -> deadInside++;
            case DEAD_OUTSIDE -> deadOutside++;
            case DROPPED_INSIDE -> droppedInside++;
            case DROPPED_OUTSIDE -> droppedOutside++;
            case REJECTED -> rejected++;
        }
    }

    synchronized long of(Kind kind) {
        return switch (kind) {
            case DEAD_INSIDE -> deadInside;
            case DEAD_OUTSIDE -> deadOutside;
            case DROPPED_INSIDE -> droppedInside;
            case DROPPED_OUTSIDE -> droppedOutside;
            case REJECTED -> rejected;
        };
    }
}
