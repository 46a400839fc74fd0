package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The children of one actor: by name, and in the order of their start. The order is a chain
/// through the cells themselves, the names are a table without chains, so a child costs some eight
/// bytes here rather than a map entry. Guarded by the [Family].
@SuppressWarnings("ReferenceEquality") // cells are told apart by identity
final class Siblings {
    private static final int SMALLEST = 4;

    /// Where a cell is, or the places after it if others were there first; at most two thirds full.
    private @Nullable Cell<?>[] places = table(SMALLEST);
    private int size;
    private @Nullable Cell<?> eldest;
    private @Nullable Cell<?> youngest;

    @SuppressWarnings("NullAway") // its places are empty at first
    private static @Nullable Cell<?>[] table(int length) {
        return new Cell<?>[length];
    }

    @Nullable
    Cell<?> find(byte[] name) {
        return places[place(places, name)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Enters a cell whose name is not taken.
    void add(Cell<?> child) {
        if (3 * (size + 1) > 2 * places.length) {
            resize(2 * places.length);
        }
        places[place(places, child.name)] = child;
        size++;
        child.elder = youngest;
        if (youngest == null) {
            eldest = child;
        } else {
            youngest.younger = child;
        }
        youngest = child;
    }

    /// Takes a cell out, if it is in.
    void remove(Cell<?> child) {
        int place = place(places, child.name);
        if (places[place] != child) {
            return;
        }
        close(place);
        size--;
        if (child.elder == null) {
            eldest = child.younger;
        } else {
            child.elder.younger = child.younger;
        }
        if (child.younger == null) {
            youngest = child.elder;
        } else {
            child.younger.elder = child.elder;
        }
        child.elder = null;
        child.younger = null;
        if (places.length > SMALLEST && 8 * size < places.length) {
            resize(places.length / 2);
        }
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
            int home = hash(cell.name) & mask;
            if ((next - home & mask) >= (next - free & mask)) {
                places[free] = cell;
                free = next;
            }
        }
    }

    /// The eldest first.
    List<Cell<?>> all() {
        var list = new ArrayList<Cell<?>>(size);
        for (var cell = eldest; cell != null; cell = cell.younger) {
            list.add(cell);
        }
        return list;
    }

    private void resize(int length) {
        var larger = table(length);
        for (var cell : places) {
            if (cell != null) {
                larger[place(larger, cell.name)] = cell;
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
