package dev.actorweb.runtime.internal;

/// What a thread does that wanted to change a word by compare-and-set and found that another one
/// was faster: it waits a moment, in which the others can do many of theirs while the word lies in
/// their cache. Threads that try again at once take the line of memory from each other with every
/// try.
///
/// After D. Dice, D. Hendler and I. Mirsky, "Lightweight Contention Management for Efficient
/// Compare-and-Swap Operations".
final class Contention {
    /// In pauses of the processor: half a microsecond.
    private static final int MOMENT = 32;

    /// After how many failures a thread no longer waits between its tries, as others would never
    /// let it have its turn.
    private static final int PATIENT = 16;

    private Contention() {}

    /// Waits after a failure.
    ///
    /// @param before
    ///            how many there were before this one
    static void pause(int before) {
        if (before < PATIENT) {
            for (int i = 0; i < MOMENT; i++) {
                Thread.onSpinWait();
            }
        }
    }
}
