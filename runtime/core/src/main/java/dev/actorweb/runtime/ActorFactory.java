package dev.actorweb.runtime;

/// Makes the incarnations of an actor: one at its start, one more for each restart.
///
/// @param <M>
///            the messages of the actor
@FunctionalInterface
public interface ActorFactory<M> {
    /// Returns a fresh instance; an instance that was returned before is refused as a failure.
    ///
    /// @param context
    ///            the surroundings of this incarnation, valid until it ends
    Actor<M> create(ActorContext<M> context) throws Exception;
}
