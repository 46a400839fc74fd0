package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Children of one actor that were started one after another. Each has a place for life, which it
/// clears itself when it ends: so children that come and go touch neither each other nor the list
/// that they are in. Only when the last of a brood has left is that list told.
final class Brood {
    private static final int FEWEST = 4;
    private static final int MOST = 32;

    private static final VarHandle GONE;
    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Cell[].class);

    static {
        try {
            GONE = MethodHandles.lookup().findVarHandle(Brood.class, "gone", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// How many children the actor had started before these.
    private final long started;

    private final @Nullable Cell<?>[] places;

    /// How many were entered; guarded by the [Family], as are the two below.
    private int size;

    /// How many of them have names of their own.
    private int named;

    @Nullable
    Brood elder;
    @Nullable
    Brood younger;

    /// The one that was given up before this one.
    @Nullable
    Brood noted;

    /// Who has left: a bit for each place.
    private volatile int gone;

    /// @param started
    ///            how many children there were so far: who has many gets larger broods
    @SuppressWarnings("NullAway") // its places are empty at first
    Brood(long started) {
        this.started = started;
        places = new Cell<?>[Math.clamp(2 * started, FEWEST, MOST)];
    }

    boolean full() {
        return size == places.length;
    }

    void add(Cell<?> child) {
        child.settles(this, size);
        if (child.name != null) {
            named++;
        }
        PLACE.setOpaque(places, size++, child);
    }

    /// A child has ended.
    ///
    /// @return how many have by now, or 0 if that was known
    int leaves(int place) {
        PLACE.setOpaque(places, place, (Object) null);
        int before;
        int now;
        do {
            before = gone;
            now = before | 1 << place;
        } while (!GONE.compareAndSet(this, before, now));
        return now == before ? 0 : Integer.bitCount(now);
    }

    /// Whether the child in a place has left, as far as one knows.
    boolean hasLeft(int place) {
        return (gone & 1 << place) != 0;
    }

    /// Whether there are no more places than so many.
    boolean holds(int number) {
        return places.length == number;
    }

    /// How many of them have, or had, names of their own.
    int named() {
        return named;
    }

    /// How many of those with names of their own may live, at most.
    int livingNamed() {
        return Math.min(named, size - Integer.bitCount(gone));
    }

    /// Whether these are the first children that the actor ever had.
    boolean first() {
        return started == 0;
    }

    /// What distinguishes a child from all others its parent has ever started.
    long number(int place) {
        return started + place;
    }

    /// The child of that number, if it is here and lives.
    @Nullable
    Cell<?> find(long number) {
        long place = number - started;
        return place >= 0 && place < places.length ? at((int) place) : null;
    }

    /// The child of that name, if it is here and lives.
    @Nullable
    Cell<?> find(byte[] name) {
        for (int i = 0; i < size; i++) {
            var child = at(i);
            if (child != null && Arrays.equals(child.name, name)) {
                return child;
            }
        }
        return null;
    }

    /// Who is in a place; nobody where there is no such place.
    @Nullable
    Cell<?> at(int place) {
        return place >= 0 && place < places.length ? (Cell<?>) PLACE.getOpaque(places, place) : null;
    }

    /// Who was started just before the child in a place, if that one lives.
    @Nullable
    Cell<?> before(int place) {
        var other = elder;
        return place > 0 || other == null ? at(place - 1) : other.at(other.places.length - 1);
    }

    /// Who was started just after the child in a place, if that one lives.
    @Nullable
    Cell<?> after(int place) {
        var other = younger;
        return place < places.length - 1 || other == null ? at(place + 1) : other.at(0);
    }

    void forEach(Consumer<Cell<?>> action) {
        for (int i = 0; i < size; i++) {
            var child = at(i);
            if (child != null) {
                action.accept(child);
            }
        }
    }
}
