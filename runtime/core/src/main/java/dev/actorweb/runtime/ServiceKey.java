package dev.actorweb.runtime;

import java.util.Objects;

/// What an actor is found by in the [Directory].
///
/// @param type
///            the messages it understands
/// @param name
///            tells services with the same messages apart
public record ServiceKey<M>(Class<M> type, String name) {
    /// @throws IllegalArgumentException
    ///             if the name is empty
    public ServiceKey {
        Objects.requireNonNull(type, "type");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a service key needs a name");
        }
    }

    /// A key named after the type of the messages.
    public static <M> ServiceKey<M> of(Class<M> type) {
        return new ServiceKey<>(type, type.getName());
    }

    @Override
    public String toString() {
        return name;
    }
}
