package dev.actorweb.machine.actor;

import java.util.Locale;

/// A name that a machine uses and that Java has to give a meaning.
public record Need(Kind kind, String name) {
    /// What can be bound.
    public enum Kind {
        GUARD, ACTION, SERVICE, DELAY, RECIPIENT
    }

    /// As `guard isValid`.
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
