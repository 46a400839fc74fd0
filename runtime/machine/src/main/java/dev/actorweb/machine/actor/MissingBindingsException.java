package dev.actorweb.machine.actor;

import java.util.List;

/// A machine names guards, actions, services or delays that nobody bound; the message lists
/// them all.
public final class MissingBindingsException extends RuntimeException {
    private final transient List<String> missing;

    MissingBindingsException(String machine, List<String> missing) {
        super("the machine " + machine + " needs bindings for " + String.join(", ", missing));
        this.missing = List.copyOf(missing);
    }

    /// What is missing, as `guard isValid`, `service git.commit` and so on, in the order of
    /// the spec.
    public List<String> missing() {
        return missing;
    }
}
