package dev.actorweb.runtime;

/// Makes the incarnations of an actor: one at its start, one more for each restart. Called on the
/// actor's own turn, one call at a time; a factory given to several actors may be called by several
/// threads at once.
///
/// @param <M>
///            the messages of the actor
@FunctionalInterface
public interface ActorFactory<M> {
    /// Returns a fresh instance. One that any of the actor's last eight incarnations was, or that
    /// the sibling started just before or after it is, is refused as a failure, unless it has no
    /// fields; null is refused, too. One object for actors that were started further apart is found
    /// out by the test kit, which knows all objects, but not by the default dispatcher, where it
    /// would be called by several threads at once.
    ///
    /// @param context
    ///            the surroundings of this incarnation, valid until it ends
    /// @throws Exception
    ///             anything: the start has failed, and the supervisor decides
    Actor<M> create(ActorContext<M> context) throws Exception;
}
