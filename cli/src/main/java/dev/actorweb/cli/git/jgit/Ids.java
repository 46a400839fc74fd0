package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/// Between our object names and JGit's.
final class Ids {
    private Ids() {}

    static ObjectId jgit(CommitId id) {
        return ObjectId.fromString(id.hex());
    }

    static CommitId ours(AnyObjectId id) {
        return new CommitId(id.name());
    }
}
