package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The children of one actor: in the order of their start, and those with names of their own by
/// name, too. The order is a chain of [Brood]s, so a child costs some five bytes here rather than a
/// map entry; the first few are found without a [NameTable]. Guarded by the [Family].
final class Siblings {
    private @Nullable Brood eldest;
    private @Nullable Brood youngest;

    /// Made for the first named child that is not of the first brood.
    private @Nullable NameTable names;

    /// How many children there have ever been.
    private long started;

    /// Finds a living child by its own name.
    ///
    /// @param hash
    ///            of the name as a string
    @Nullable
    Cell<?> find(int hash, byte[] name) {
        if (names != null) {
            return names.find(hash, name);
        }
        return eldest != null && eldest.first() ? eldest.find(name) : null;
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
    ///
    /// @param hash
    ///            of its name as a string, if it has one
    void add(Cell<?> child, int hash) {
        var last = youngest;
        if (last == null || last.full()) {
            last = append();
        }
        last.add(child);
        started++;
        if (child.name != null && !last.first()) {
            names().add(hash, last, child.place(), Objects.requireNonNull(eldest));
        }
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

    private NameTable names() {
        var known = names;
        if (known == null) {
            var made = new NameTable();
            var first = eldest;
            if (first != null && first.first()) {
                first.forEach(child -> {
                    if (child.name != null) {
                        made.add(child.name().hashCode(), first, child.place(), first);
                    }
                });
            }
            names = made;
            return made;
        }
        return known;
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
        if (names != null) {
            names.forget(brood.named(), eldest);
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
}
