package dev.actorweb.runtime;

import java.io.IOException;
import java.util.Optional;

/// Where a [Snapshot] is kept beyond the life of its actor. Called in the actor's turn, one call at
/// a time.
///
/// @param <S>
///            the state
public interface SnapshotStore<S> {
    /// The state saved last, if any; asked when the actor starts for the first time.
    ///
    /// @throws CorruptSnapshotException
    ///             if there is something that cannot be read
    Optional<S> load() throws IOException;

    /// Keeps a state in place of the one before. When this throws, the message that led to it
    /// counts as failed.
    void save(S state) throws IOException;
}
