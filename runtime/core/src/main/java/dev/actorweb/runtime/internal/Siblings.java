package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The children of one actor: in the order of their start, and those with names of their own by
/// name, too. The order is a chain of [Brood]s, the names are a table without chains, so a child
/// costs some five bytes here, or fifteen with a name, rather than a map entry. Guarded by the [Family].
@SuppressWarnings("ReferenceEquality") // cells are told apart by identity
final class Siblings {
    private static final int SMALLEST = 4;
    private static final @Nullable Cell<?>[] NOBODY = table(1);

    /// Where a cell is, or the places after it if others were there first; at most two thirds full.
    private @Nullable Cell<?>[] places = NOBODY;
    private int named;

    private @Nullable Brood eldest;
    private @Nullable Brood youngest;

    /// How many children there have ever been.
    private long started;

    @SuppressWarnings("NullAway") // its places are empty at first
    private static @Nullable Cell<?>[] table(int length) {
        return new Cell<?>[length];
    }

    @Nullable
    Cell<?> find(byte[] name) {
        return places[place(places, name)];
    }

    /// Finds a child without a name of its own.
    @Nullable
    Cell<?> find(long number) {
        for (var brood = eldest; brood != null; brood = brood.younger) {
            var child = brood.find(number);
            if (child != null) {
                return child.name == null ? child : null;
            }
        }
        return null;
    }

    /// Enters a cell whose name is not taken.
    void add(Cell<?> child) {
        var name = child.name;
        if (name != null) {
            if (3 * (named + 1) > 2 * places.length) {
                resize(Math.max(SMALLEST, 2 * places.length));
            }
            places[place(places, name)] = child;
            named++;
        }
        var last = youngest;
        if (last == null || last.full()) {
            last = append();
        }
        last.add(child);
        started++;
    }

    private Brood append() {
        var brood = new Brood(started);
        brood.elder = youngest;
        if (youngest == null) {
            eldest = brood;
        } else {
            youngest.younger = brood;
        }
        youngest = brood;
        return brood;
    }

    /// Takes out a brood of which nobody is left.
    void remove(Brood brood) {
        if (brood.elder == null) {
            eldest = brood.younger;
        } else {
            brood.elder.younger = brood.younger;
        }
        if (brood.younger == null) {
            youngest = brood.elder;
        } else {
            brood.younger.elder = brood.elder;
        }
        brood.elder = null;
        brood.younger = null;
    }

    /// Frees the name of a cell, if it has it.
    void remove(Cell<?> child) {
        int place = place(places, name(child));
        if (places[place] != child) {
            return;
        }
        close(place);
        named--;
        if (places.length > SMALLEST && 8 * named < places.length) {
            resize(places.length / 2);
        }
    }

    private static byte[] name(Cell<?> child) {
        return Objects.requireNonNull(child.name, "name");
    }

    /// Moves those after a gap that would not be found any more because of it.
    private void close(int gap) {
        int mask = places.length - 1;
        int free = gap;
        for (int next = gap + 1 & mask;; next = next + 1 & mask) {
            var cell = places[next];
            if (cell == null) {
                places[free] = null;
                return;
            }
            int home = hash(name(cell)) & mask;
            if ((next - home & mask) >= (next - free & mask)) {
                places[free] = cell;
                free = next;
            }
        }
    }

    /// The eldest first.
    List<Cell<?>> all() {
        var list = new ArrayList<Cell<?>>();
        for (var brood = eldest; brood != null; brood = brood.younger) {
            brood.forEach(list::add);
        }
        return list;
    }

    private void resize(int length) {
        var larger = table(length);
        for (var cell : places) {
            if (cell != null) {
                larger[place(larger, name(cell))] = cell;
            }
        }
        places = larger;
    }

    /// Where a name is, or would be.
    private static int place(@Nullable Cell<?>[] places, byte[] name) {
        int mask = places.length - 1;
        for (int place = hash(name) & mask;; place = place + 1 & mask) {
            var cell = places[place];
            if (cell == null || Arrays.equals(cell.name, name)) {
                return place;
            }
        }
    }

    private static int hash(byte[] name) {
        int hash = Arrays.hashCode(name) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
