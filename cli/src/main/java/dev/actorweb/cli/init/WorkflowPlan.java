package dev.actorweb.cli.init;

import dev.actorweb.cli.git.CommitId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `aw init` is going to do in a repository.
///
/// @param root
///            the work tree's root
/// @param integration
///            the branch that work is integrated into
/// @param remoteKnown
///            whether the repository has the remote
/// @param start
///            where new branches begin; empty while there is no commit
record WorkflowPlan(Path root, ConfigChange config, String integration, String remote, boolean remoteKnown,
        List<AgentPlace> places, Optional<CommitId> start) {
    WorkflowPlan {
        places = List.copyOf(places);
    }

    boolean changesNothing() {
        return !config.changes()
                && places.stream().allMatch(place -> place.work() == AgentPlace.Work.KEEP);
    }
}
