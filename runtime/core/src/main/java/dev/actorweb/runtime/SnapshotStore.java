package dev.actorweb.runtime;

import java.io.IOException;
import java.util.Optional;

/// Where a [Snapshot] is kept beyond the life of its actor. Called one call at a time, by changing
/// threads.
///
/// @param <S>
///            the state
public interface SnapshotStore<S> {
    /// An actor is about to use this: called before it loads, in its turn. A store that is for one
    /// at a time refuses a second one here, which cannot start then. Most need nothing of this.
    ///
    /// @throws IOException
    ///             if another one uses it
    default void claim() throws IOException {}

    /// The actor that claimed this has ended, or could not load: called in its turn, once for each
    /// claim, on the store of the incarnation that claimed it.
    ///
    /// @throws IOException
    ///             what is logged
    default void release() throws IOException {}

    /// The state saved last, if any; asked when the actor starts for the first time, in its turn.
    ///
    /// @throws CorruptSnapshotException
    ///             if there is something that cannot be read
    Optional<S> load() throws IOException;

    /// Keeps a state in place of the one before; on a virtual thread, so it may wait. The message
    /// that led to it counts as handled when this returns, and as failed when this throws; the actor
    /// gets no other message before.
    void save(S state) throws IOException;
}
