package dev.actorweb.runtime;

import java.io.IOException;
import java.util.Optional;

/// Where a [Snapshot] is kept beyond the life of its actor. Called one call at a time, by changing
/// threads.
///
/// @param <S>
///            the state
public interface SnapshotStore<S> {
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
