package dev.actorweb.machine.ecmascript;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of local variables where a text is being read.
final class Locals {
    /// What begins here.
    enum Kind {
        BLOCK, FUNCTION, ARROW
    }

    private final @Nullable Locals outer;
    private final Kind kind;
    private final Set<String> names = new LinkedHashSet<>();
    private boolean open;

    Locals(@Nullable Locals outer, Kind kind) {
        this.outer = outer;
        this.kind = kind;
    }

    /// The variables that are declared here.
    List<String> names() {
        return List.copyOf(names);
    }

    /// The innermost function around this.
    Locals function() {
        return kind != Kind.BLOCK || outer == null ? this : outer.function();
    }

    void add(String name) {
        names.add(name);
    }

    /// Whether this is a local variable. Functions between here and its declaration are noted to
    /// depend on it.
    boolean has(String name) {
        List<Locals> crossed = new ArrayList<>();
        for (Locals at = this; at != null; at = at.outer) {
            if (at.names.contains(name)) {
                crossed.forEach(inner -> inner.open = true);
                return true;
            }
            if (at.kind != Kind.BLOCK) {
                crossed.add(at);
            }
        }
        return false;
    }

    /// Notes that arrow functions between here and the function around them depend on its `this`.
    void useThis() {
        if (kind == Kind.ARROW && outer != null && outer.isInFunction()) {
            open = true;
        }
        if (kind != Kind.FUNCTION && outer != null) {
            outer.useThis();
        }
    }

    /// Whether this is inside of a function.
    boolean isInFunction() {
        return kind != Kind.BLOCK || (outer != null && outer.isInFunction());
    }

    /// Whether the function that begins here uses variables of those around it.
    boolean isOpen() {
        return open;
    }
}
