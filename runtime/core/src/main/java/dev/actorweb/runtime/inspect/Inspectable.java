package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A factory whose actors can be spoken to from outside by the names of events. Other actors can be
/// watched and stopped, but not sent anything.
///
/// Called on threads of the endpoint, several at once; nothing here may block or touch an actor's
/// state.
///
/// @param <M>
///            the messages the actors understand
public interface Inspectable<M> extends ActorFactory<M> {
    /// The message for an event.
    ///
    /// @param name
    ///            of the event; untrusted
    /// @param data
    ///            its fields: null, `Boolean`, `Long`, `Double`, `String`, `List` and `Map`;
    ///            untrusted
    /// @throws IllegalArgumentException
    ///             if there is no such event, or its data are wrong; the message says so to people
    M message(String name, Map<String, @Nullable Object> data);

    /// The message for an event whose outcome is to be told.
    ///
    /// @throws IllegalArgumentException
    ///             as [#message]
    M question(String name, Map<String, @Nullable Object> data, ActorRef<Object> replyTo);

    /// Makes the message that asks where the actor is, without changing it; empty if it has no
    /// answer to that.
    default Optional<Function<ActorRef<Object>, M>> query() {
        return Optional.empty();
    }

    /// An answer of the actor in values that JSON knows: null, `Boolean`, numbers, `String`, `List`
    /// and `Map` with text as keys.
    default @Nullable Object render(Object answer) {
        return String.valueOf(answer);
    }

    /// What the actors are made after, such as the spec of a state machine.
    default Optional<Spec> spec() {
        return Optional.empty();
    }

    /// A spec as text.
    ///
    /// @param format
    ///            the language: `yaml`, `scxml`
    record Spec(String format, String text) {}
}
