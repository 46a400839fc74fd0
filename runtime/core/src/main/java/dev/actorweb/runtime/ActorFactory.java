package dev.actorweb.runtime;

/// Makes the incarnations of an actor: one at its start, one more for each restart. Called on the
/// actor's own turn, one call at a time; a factory given to several actors may be called by several
/// threads at once.
///
/// @param <M>
///            the messages of the actor
@FunctionalInterface
public interface ActorFactory<M> {
    /// Returns a fresh instance. The one that this actor was before, or that the sibling started
    /// just before or after it is, is refused as a failure, unless it has no fields.
    ///
    /// @param context
    ///            the surroundings of this incarnation, valid until it ends
    Actor<M> create(ActorContext<M> context) throws Exception;
}
