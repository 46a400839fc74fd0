package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// How many consumers of one kind of value there are, and how many of them have room for a flood of
/// it now, in one word: so that whoever might make a value for them knows from one look whether to
/// make it. All of this process are counted together, too, so that most need not even look there.
final class Rooms {
    /// What the values are about.
    enum Of {
        /// What happens to actors, or what their machines do.
        OTHERS,

        /// Messages. What nobody has room for is counted at the end of each turn.
        MESSAGES,

        /// Messages, and each one asks, since nobody counts them otherwise.
        EACH_MESSAGE
    }

    /// Of a word: nobody is there.
    static final int NOBODY = 0;

    /// Where the count of all begins; that of those with room is below.
    private static final int ONE = 1 << 16;

    private static final VarHandle WORD;
    private static final VarHandle EVERYWHERE;
    private static final VarHandle MESSAGES;
    private static final VarHandle OPEN;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WORD = lookup.findVarHandle(Rooms.class, "word", int.class);
            EVERYWHERE = lookup.findStaticVarHandle(Rooms.class, "everywhere", int.class);
            MESSAGES = lookup.findStaticVarHandle(Rooms.class, "messages", int.class);
            OPEN = lookup.findStaticVarHandle(Rooms.class, "open", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// How many there are in all systems of this process: who finds none need not look into any.
    private static volatile int everywhere;

    /// How many of them are told of messages.
    private static volatile int messages;

    /// How many of those may have room now.
    private static volatile int open;

    private final Of values;
    private volatile int word = NOBODY;

    Rooms(Of values) {
        this.values = values;
    }

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
        if (values != Of.OTHERS) {
            MESSAGES.getAndAdd(1);
        }
        mayOpen(Of.EACH_MESSAGE, 1);
        add(ONE);
    }

    /// Somebody without room has gone.
    void leave() {
        add(-ONE);
        mayOpen(Of.EACH_MESSAGE, -1);
        if (values != Of.OTHERS) {
            MESSAGES.getAndAdd(-1);
        }
        EVERYWHERE.getAndAdd(-1);
    }

    void open() {
        mayOpen(Of.MESSAGES, 1);
        add(1);
    }

    void shut() {
        add(-1);
        mayOpen(Of.MESSAGES, -1);
    }

    private void mayOpen(Of kind, int number) {
        if (values == kind) {
            OPEN.getAndAdd(number);
        }
    }

    /// Whether anybody observes anything in any system of this process, or may still do so: an
    /// observer that was not cancelled counts also when its system is closed, since it hears of late
    /// dead letters.
    static boolean anywhere() {
        return everywhere != 0;
    }

    /// Whether anybody is told of messages, in any system of this process.
    static boolean ofMessages() {
        return messages != 0;
    }

    /// Whether any of those has room now, or wants to be asked of each message.
    static boolean forMessages() {
        return open != 0;
    }

    private void add(int number) {
        WORD.getAndAdd(this, number);
    }
}
