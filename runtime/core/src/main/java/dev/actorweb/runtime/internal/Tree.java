package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All living actors below the guardian, as they are while one looks. The tree may be deeper than
/// the stack, so nothing here calls itself.
final class Tree {
    private final Cell<?> guardian;

    Tree(Cell<?> guardian) {
        this.guardian = guardian;
    }

    /// Finds an actor by its names, with a `/` between them.
    @Nullable
    Cell<?> find(String names) {
        Cell<?> cell = guardian;
        for (int from = 0; from <= names.length() && cell != null;) {
            int slash = names.indexOf('/', from);
            int to = slash < 0 ? names.length() : slash;
            var family = cell.familyIfAny();
            cell = family == null ? null : family.find(names.substring(from, to));
            from = to + 1;
        }
        return cell;
    }

    /// Visits all, parents before their children.
    void each(Consumer<Cell<?>> visit) {
        below(guardian, visit);
    }

    /// All, parents before their children.
    List<Cell<?>> all() {
        var found = new ArrayList<Cell<?>>();
        each(found::add);
        return found;
    }

    /// A picture of all, the top-level ones first.
    List<ActorNode> nodes(long now) {
        Map<Cell<?>, List<ActorNode>> below = new HashMap<>();
        for (var cell : all().reversed()) {
            var children = below.remove(cell);
            var node = new ActorNode(cell, cell.status(), cell.statistics(now),
                    children == null ? List.of() : children.reversed());
            below.computeIfAbsent(Objects.requireNonNull(cell.parent), _ -> new ArrayList<>()).add(node);
        }
        return below.getOrDefault(guardian, List.of()).reversed();
    }

    /// Visits all below an actor, parents before their children.
    static void below(Cell<?> root, Consumer<Cell<?>> visit) {
        var ways = new ArrayDeque<Iterator<Cell<?>>>();
        ways.push(members(root).iterator());
        while (!ways.isEmpty()) {
            if (!ways.element().hasNext()) {
                ways.pop();
                continue;
            }
            var child = ways.element().next();
            visit.accept(child);
            var below = members(child);
            if (!below.isEmpty()) {
                ways.push(below.iterator());
            }
        }
    }

    static boolean isLeaf(Cell<?> cell) {
        return members(cell).isEmpty();
    }

    private static List<Cell<?>> members(Cell<?> parent) {
        var family = parent.familyIfAny();
        return family == null ? List.of() : family.members();
    }
}
