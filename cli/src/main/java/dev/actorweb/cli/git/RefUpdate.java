package dev.actorweb.cli.git;

import java.util.Optional;

/// One local ref and what it shall become.
///
/// @param target
///            the commit it shall point to; empty to delete it
/// @param expected
///            what it must be at that moment, or nothing happens
public record RefUpdate(RefName ref, Optional<CommitId> target, Expected expected) {
    public static RefUpdate move(RefName ref, CommitId from, CommitId to) {
        return new RefUpdate(ref, Optional.of(to), new Expected.At(from));
    }

    public static RefUpdate create(RefName ref, CommitId target) {
        return new RefUpdate(ref, Optional.of(target), new Expected.Absent());
    }

    public static RefUpdate delete(RefName ref, CommitId from) {
        return new RefUpdate(ref, Optional.empty(), new Expected.At(from));
    }
}
