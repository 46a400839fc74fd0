package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// What a worker runs now and what it runs next: the two references that it stores with every turn.
///
/// They lie in the middle of an array that nobody else writes to. A collector like Serial, Parallel
/// or G1 notes each reference that is stored, in a table of cards; one cache line of that table
/// stands for 32 KiB of the heap, so workers whose references lay side by side would take that line
/// from each other with every turn. See D. Dice, "False sharing induced by card table marking".
final class Desk {
    /// So many that no card on the line of those in the middle is another's: 32 KiB on either side.
    private static final int PLACES = 1 << 14;

    private static final int PRESENT = PLACES / 2;
    private static final int NEXT = PRESENT + 1;

    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Object[].class);

    private final @Nullable Object[] places = new @Nullable Object[PLACES];

    @Nullable
    Object present() {
        return places[PRESENT];
    }

    void present(@Nullable Object turn) {
        places[PRESENT] = turn;
    }

    /// What runs next, as far as this thread can see.
    @Nullable
    Runnable next() {
        return (Runnable) PLACE.getOpaque(places, NEXT);
    }

    void next(Runnable turn) {
        PLACE.setOpaque(places, NEXT, (Object) turn);
    }

    void clearNext() {
        PLACE.setOpaque(places, NEXT, (Object) null);
    }
}
