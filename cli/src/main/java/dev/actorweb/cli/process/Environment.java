package dev.actorweb.cli.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The environment a child process gets: this process's own, with some variables set and some
/// removed.
///
/// Only differences are kept, so that inherited values pass through byte for byte whatever
/// the locale.
public record Environment(Map<String, String> set, Set<String> removed) {
    private static final Environment INHERITED = new Environment(Map.of(), Set.of());

    public Environment {
        set = Map.copyOf(set);
        removed = Set.copyOf(removed);
    }

    public static Environment inherited() {
        return INHERITED;
    }

    /// An environment of exactly these variables, kept as differences from this process's own.
    public static Environment of(Map<String, String> variables) {
        var own = System.getenv();
        if (variables.equals(own)) {
            return INHERITED;
        }
        var set = new HashMap<String, String>();
        variables.forEach((name, value) -> {
            if (!value.equals(own.get(name))) {
                set.put(name, value);
            }
        });
        var removed = new HashSet<>(own.keySet());
        removed.removeAll(variables.keySet());
        return new Environment(set, removed);
    }

    /// The value a child would see; empty if the variable is not set.
    public Optional<String> get(String name) {
        String value = set.get(name);
        if (value != null) {
            return Optional.of(value);
        }
        return removed.contains(name) ? Optional.empty() : Optional.ofNullable(System.getenv(name));
    }

    public Environment with(String name, String value) {
        var more = new HashMap<>(set);
        more.put(name, value);
        return new Environment(more, removed);
    }

    public Environment without(String name) {
        var fewer = new HashMap<>(set);
        fewer.remove(name);
        var gone = new HashSet<>(removed);
        gone.add(name);
        return new Environment(fewer, gone);
    }

    /// Makes `variables`, which must hold the inherited environment, into this one.
    public void applyTo(Map<String, String> variables) {
        for (String name : removed) {
            variables.remove(name);
        }
        variables.putAll(set);
    }
}
