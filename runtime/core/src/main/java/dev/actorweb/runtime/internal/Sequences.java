package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a parent is about to do with its children. Most of it is about one child: that is found by
/// the child, so that many children may stop, fail or start at the same time.
final class Sequences {
    private final Map<Cell<?>, List<Sequence>> ofOne = new HashMap<>(0);
    private final List<Sequence> ofMany = new ArrayList<>(0);

    void add(Sequence sequence) {
        var only = sequence.onlyMember();
        if (only == null) {
            ofMany.add(sequence);
        } else {
            ofOne.computeIfAbsent(only, _ -> new ArrayList<>(1)).add(sequence);
        }
    }

    void remove(Sequence sequence) {
        var only = sequence.onlyMember();
        if (only == null) {
            ofMany.remove(sequence);
        } else {
            ofOne.computeIfPresent(only, (_, list) -> {
                list.remove(sequence);
                return list.isEmpty() ? null : list;
            });
        }
    }

    boolean isEmpty() {
        return ofOne.isEmpty() && ofMany.isEmpty();
    }

    List<Sequence> all() {
        var all = new ArrayList<>(ofMany);
        ofOne.values().forEach(all::addAll);
        return all;
    }

    /// Those that may concern a child, as they are now.
    List<Sequence> about(Cell<?> child) {
        var own = ofOne.get(child);
        if (ofMany.isEmpty()) {
            return own == null ? List.of() : List.copyOf(own);
        }
        var all = new ArrayList<>(ofMany);
        if (own != null) {
            all.addAll(own);
        }
        return all;
    }

    @Nullable
    Sequence first(Cell<?> child, Predicate<Sequence> fits) {
        for (var sequence : about(child)) {
            if (fits.test(sequence)) {
                return sequence;
            }
        }
        return null;
    }
}
