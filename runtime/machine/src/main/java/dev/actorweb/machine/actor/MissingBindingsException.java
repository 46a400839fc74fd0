package dev.actorweb.machine.actor;

import java.util.List;

/// A machine names guards, actions, services or delays that nobody bound; the message lists
/// them all.
public final class MissingBindingsException extends RuntimeException {
    private final transient List<Need> missing;

    MissingBindingsException(String machine, List<Need> missing) {
        super("the machine " + machine + " needs bindings for "
                + String.join(", ", missing.stream().map(Need::toString).toList()));
        this.missing = List.copyOf(missing);
    }

    /// What is missing, in the order of the spec.
    public List<Need> missing() {
        return missing;
    }
}
