package dev.actorweb.analyzer.rule;

import java.util.Collection;

/// The names of events and the descriptors that match them.
final class Events {
    private Events() {}

    /// Whether the runtime makes events of this name itself.
    static boolean isReserved(String name) {
        return name.startsWith("done.") || name.startsWith("error.") || name.startsWith("xstate.");
    }

    /// Whether a transition that waits for `descriptor` takes one of the events.
    static boolean matchesAny(String descriptor, Collection<String> names) {
        for (String name : names) {
            if (matches(descriptor, name)) {
                return true;
            }
        }
        return descriptor.equals("*");
    }

    /// `*` matches all, `a.*` matches `a` and what begins with `a.`, all else itself.
    static boolean matches(String descriptor, String name) {
        if (descriptor.equals("*")) {
            return true;
        }
        if (descriptor.endsWith(".*")) {
            String prefix = descriptor.substring(0, descriptor.length() - 2);
            return name.equals(prefix) || name.startsWith(prefix + ".");
        }
        return descriptor.equals(name);
    }
}
