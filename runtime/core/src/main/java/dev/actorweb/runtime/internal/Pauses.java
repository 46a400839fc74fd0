package dev.actorweb.runtime.internal;

/// How long a worker waits between two looks at a mailbox whose sender runs at the same time, in
/// pauses of the processor.
///
/// Each look takes the line of memory from the sender that it writes to, so a worker that looks all
/// the time slows the sender down until one message comes at a time. It waits longer until some come
/// together, and no longer than that takes. Messages that come alone may also be a dialogue, in
/// which each wait is lost; so after those a long one is only tried now and then.
final class Pauses {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 128;

    /// How long the one is that is tried, about a microsecond, and after how many messages.
    private static final int TRIED = 64;
    private static final int TRIAL = 16;

    /// How many messages are to come together.
    private static final int FEWEST = 16;
    private static final int MOST = 48;

    private int length = SHORTEST;

    /// How many messages have come alone since a long pause was tried.
    private int alone;

    /// The length of the next pause after so many messages came together.
    int next(int together) {
        if (together <= 1) {
            length = tries() ? TRIED : SHORTEST;
        } else if (together < FEWEST) {
            length = Math.min(2 * length, LONGEST);
        } else if (together > MOST) {
            length = Math.max(length / 2, SHORTEST);
        }
        return length;
    }

    private boolean tries() {
        alone = (alone + 1) % TRIAL;
        return alone == 0;
    }
}
