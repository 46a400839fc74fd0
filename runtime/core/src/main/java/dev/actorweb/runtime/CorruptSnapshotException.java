package dev.actorweb.runtime;

import java.io.IOException;

/// A saved state that is not what was saved. Says what is wrong with it and where it is kept.
public final class CorruptSnapshotException extends IOException {
    /// Says what happened to whom.
    ///
    /// @param message
    ///            what is wrong, and where it is kept
    public CorruptSnapshotException(String message) {
        super(message);
    }
}
