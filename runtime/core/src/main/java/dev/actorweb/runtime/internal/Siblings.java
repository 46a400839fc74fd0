package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The children of one actor: in the order of their start, and those with names of their own by
/// name, too. The order is a chain of [Brood]s, the names are a table without chains, so a child
/// costs some five bytes here, or fifteen with a name, rather than a map entry. Guarded by the
/// [Family].
///
/// Who ends says so, and stays in the table; when there are about as many of those as of the living,
/// the table is made anew without them.
final class Siblings {
    private static final int SMALLEST = 4;
    private static final int FEW = 16;
    private static final @Nullable Cell<?>[] NOBODY = table(1);

    private static final VarHandle FORMER;

    static {
        try {
            FORMER = MethodHandles.lookup().findVarHandle(Siblings.class, "former", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Where a cell is, or the places after it if others were there first; at most two thirds full.
    private @Nullable Cell<?>[] places = NOBODY;
    private int entered;

    /// How many of those in the table have ended since it was made, and how many may. Any thread.
    private volatile int former;
    private volatile int patience = FEW;

    private @Nullable Brood eldest;
    private @Nullable Brood youngest;

    /// How many children there have ever been.
    private long started;

    @SuppressWarnings("NullAway") // its places are empty at first
    private static @Nullable Cell<?>[] table(int length) {
        return new Cell<?>[length];
    }

    /// Finds a living child by its name.
    @Nullable
    Cell<?> find(byte[] name) {
        var cell = places[place(places, name)];
        return cell == null || cell.hasEnded() ? null : cell;
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
            if (3 * (entered + 1) > 2 * places.length) {
                renew();
            }
            int place = place(places, name);
            if (places[place] == null) {
                entered++;
            }
            places[place] = child;
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

    /// So many have ended that may have had names of their own. Any thread.
    ///
    /// @return whether there are many by now
    boolean ended(int more) {
        return (int) FORMER.getAndAdd(this, more) + more >= patience;
    }

    /// Whether many in the table have ended. Any thread.
    boolean outdated() {
        return former >= patience;
    }

    /// Makes the table of the living.
    void renew() {
        former = 0;
        int living = 0;
        for (var cell : places) {
            if (cell != null && !cell.hasEnded()) {
                living++;
            }
        }
        int length = SMALLEST;
        while (length < 3 * living) {
            length *= 2;
        }
        var anew = table(length);
        entered = 0;
        for (var cell : places) {
            if (cell != null && !cell.hasEnded() && cell.name != null) {
                anew[place(anew, cell.name)] = cell;
                entered++;
            }
        }
        places = anew;
        patience = Math.max(FEW, entered / 2);
    }

    /// The eldest first.
    List<Cell<?>> all() {
        var list = new ArrayList<Cell<?>>();
        for (var brood = eldest; brood != null; brood = brood.younger) {
            brood.forEach(list::add);
        }
        return list;
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
