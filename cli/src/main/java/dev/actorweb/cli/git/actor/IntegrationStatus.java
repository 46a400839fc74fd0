package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Repository;
import java.util.List;
import java.util.Optional;

/// The branch that work is integrated into, as far as this repository knows it.
///
/// @param branch
///            its name; empty when neither the configuration nor the remote names one
/// @param ref
///            where it is known here: the remote-tracking branch, else the local branch; empty when
///            it is neither
/// @param tip
///            where `ref` points
/// @param distance
///            of the tip that was asked about from that commit
public record IntegrationStatus(Optional<String> branch, Optional<RefName> ref, Optional<CommitId> tip,
        Optional<AheadBehind> distance) {
    /// Where the remote does not say, the names that repositories usually have.
    private static final List<String> USUAL = List.of("main", "master", "trunk");

    private static final IntegrationStatus UNKNOWN = new IntegrationStatus(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    static IntegrationStatus find(Repository repository, HistoryRequest.GetIntegrationStatus request) {
        Optional<String> branch = request.configured();
        if (branch.isEmpty()) {
            branch = noted(repository, request);
        }
        if (branch.isEmpty() && request.ask() && exists(repository, request.remote())) {
            branch = repository.askRemoteHead(request.remote()).map(RefName::shortName);
        }
        if (branch.isEmpty()) {
            branch = usual(repository, request.remote());
        }
        return branch.isEmpty() ? UNKNOWN : locate(repository, branch.get(), request);
    }

    private static boolean exists(Repository repository, String name) {
        for (var remote : repository.remotes()) {
            if (remote.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// `refs/remotes/origin/HEAD` names a tracking branch; what counts is the branch's own name.
    private static Optional<String> noted(Repository repository,
            HistoryRequest.GetIntegrationStatus request) {
        Optional<RefName> head = repository.notedRemoteHead(request.remote());
        if (head.isEmpty()) {
            return Optional.empty();
        }
        String name = head.get().shortName();
        String prefix = request.remote() + "/";
        return Optional.of(name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    }

    private static Optional<String> usual(Repository repository, String remote) {
        for (String name : USUAL) {
            if (repository.resolve(RefName.tracking(remote, name)).isPresent()
                    || repository.resolve(RefName.branch(name)).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static IntegrationStatus locate(Repository repository, String branch,
            HistoryRequest.GetIntegrationStatus request) {
        for (RefName ref : List.of(RefName.tracking(request.remote(), branch), RefName.branch(branch))) {
            Optional<CommitId> found = repository.resolve(ref);
            if (found.isPresent()) {
                return new IntegrationStatus(Optional.of(branch), Optional.of(ref), found,
                        request.tip().map(tip -> distance(repository, tip, found.get())));
            }
        }
        return new IntegrationStatus(Optional.of(branch), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static AheadBehind distance(Repository repository, CommitId tip, CommitId base) {
        return tip.equals(base) ? new AheadBehind(0, 0) : repository.aheadBehind(tip, base);
    }
}
