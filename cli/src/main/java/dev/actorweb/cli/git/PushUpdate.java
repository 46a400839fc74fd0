package dev.actorweb.cli.git;

import java.util.Optional;

/// One ref of the remote and what it shall become.
///
/// @param target
///            the commit it shall point to; empty to delete it
/// @param expected
///            what it must be at that moment, or nothing happens: the lease. Given that, the update
///            need not be a fast-forward
public record PushUpdate(RefName remoteRef, Optional<CommitId> target, Expected expected) {
    public PushUpdate {
        if (target.isEmpty() && expected instanceof Expected.Absent) {
            throw new IllegalArgumentException("nothing to delete: " + remoteRef);
        }
    }

    /// Moves a ref of the remote from one commit to another.
    public static PushUpdate move(RefName remoteRef, CommitId from, CommitId to) {
        return new PushUpdate(remoteRef, Optional.of(to), new Expected.At(from));
    }

    public static PushUpdate create(RefName remoteRef, CommitId target) {
        return new PushUpdate(remoteRef, Optional.of(target), new Expected.Absent());
    }

    public static PushUpdate delete(RefName remoteRef, CommitId from) {
        return new PushUpdate(remoteRef, Optional.empty(), new Expected.At(from));
    }
}
