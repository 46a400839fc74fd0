package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// How many consumers of one kind of value there are, and how many of them have room for a flood of
/// it now, in one word: so that whoever might make a value for them knows from one look whether to
/// make it. All of this process are counted together, too.
final class Rooms {
    /// Of a word: nobody is there.
    static final int NOBODY = 0;

    /// Where the count of all begins; that of those with room is below.
    private static final int ONE = 1 << 16;

    private static final VarHandle WORD;
    private static final VarHandle EVERYWHERE;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WORD = lookup.findVarHandle(Rooms.class, "word", int.class);
            EVERYWHERE = lookup.findStaticVarHandle(Rooms.class, "everywhere", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// How many there are in all systems of this process: who finds none need not look into any.
    private static volatile int everywhere;

    private volatile int word = NOBODY;

    /// The present word.
    int word() {
        return word;
    }

    /// Whether, at the time of a word, somebody had room.
    static boolean any(int word) {
        return (word & ONE - 1) != 0;
    }

    /// Somebody has come, without room so far.
    void enter() {
        EVERYWHERE.getAndAdd(1);
        add(ONE);
    }

    /// Somebody without room has gone.
    void leave() {
        add(-ONE);
        EVERYWHERE.getAndAdd(-1);
    }

    void open() {
        add(1);
    }

    void shut() {
        add(-1);
    }

    /// Whether anybody observes anything in any system of this process, or may still do so: an
    /// observer that was not cancelled counts also when its system is closed, since it hears of late
    /// dead letters.
    static boolean anywhere() {
        return everywhere != 0;
    }

    private void add(int number) {
        WORD.getAndAdd(this, number);
    }
}
