package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Refspec;
import dev.actorweb.cli.git.Remote;
import dev.actorweb.cli.git.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the remote's branches are, as just fetched.
///
/// @param integration
///            the tip of the integration branch; empty if the remote has no such branch
/// @param branch
///            the tip of the remote's branch of the name asked for, if there is one
public record Fetched(Optional<CommitId> integration, Optional<CommitId> branch) {
    /// Asks which of the branches there are, then fetches those; a branch that is missing is an
    /// answer, not a failure.
    static Fetched fetch(Repository repository, RemoteRequest.FetchRemote request) {
        var pushed = remote(repository, request.pushRemote());
        if (request.branch().isEmpty() || (request.remote().equals(pushed.name()) && !pushed.hasPushUrl())) {
            return fetchTogether(repository, request);
        }
        var integration = fetchTogether(repository, new RemoteRequest.FetchRemote(request.remote(),
                request.integration(), Optional.empty(), request.remote())).integration();
        var branch = request.branch().get();
        return new Fetched(integration, pushed.hasPushUrl()
                ? published(repository, pushed, branch)
                : fetchTogether(repository, new RemoteRequest.FetchRemote(pushed.name(), branch.shortName(),
                        Optional.of(branch), pushed.name())).branch());
    }

    private static Remote remote(Repository repository, String name) {
        return repository.remotes().stream().filter(remote -> remote.name().equals(name)).findFirst()
                .orElseThrow(() -> new GitException(new GitProblem.NoSuchRemote(name,
                        repository.remotes().stream().map(Remote::name).toList())));
    }

    /// What lies where only pushes go is asked for, not fetched: git keeps no tracking branch of it
    /// but what it has pushed itself.
    private static Optional<CommitId> published(Repository repository, Remote remote, RefName branch) {
        var there = Optional.ofNullable(
                repository.pushedRefs(remote.name(), List.of(branch)).get(branch));
        if (there.isPresent() && repository.resolve(there.get().hex()).isEmpty()) {
            throw new GitException(new GitProblem.Refused("git fetch",
                    "where '" + remote.name() + "' is pushed to, " + branch.shortName()
                            + " has commits that are not here; fetch them by that address"));
        }
        return there;
    }

    private static Fetched fetchTogether(Repository repository, RemoteRequest.FetchRemote request) {
        remote(repository, request.remote());
        RefName integration = RefName.branch(request.integration());
        Optional<RefName> branch = request.branch();
        var wanted = new ArrayList<>(List.of(integration));
        branch.filter(b -> !b.equals(integration)).ifPresent(wanted::add);
        Map<RefName, CommitId> there = repository.remoteRefs(request.remote(), wanted);
        var refspecs = new ArrayList<Refspec>();
        for (RefName ref : wanted) {
            if (there.containsKey(ref)) {
                refspecs.add(new Refspec(ref, RefName.tracking(request.remote(), ref.shortName())));
            }
        }
        if (!refspecs.isEmpty()) {
            repository.fetch(request.remote(), refspecs);
        }
        branch.filter(name -> !there.containsKey(name))
                .ifPresent(name -> forget(repository, request.remote(), name));
        return new Fetched(tip(repository, request.remote(), there, Optional.of(integration)),
                tip(repository, request.remote(), there, branch));
    }

    /// A branch that the remote has no more is not taken for one that it has, as git itself would
    /// until somebody prunes. What only the remote had is kept, since nobody else may have it.
    private static void forget(Repository repository, String remote, RefName branch) {
        RefName tracking = RefName.tracking(remote, branch.shortName());
        Optional<CommitId> gone = repository.resolve(tracking);
        Optional<CommitId> here = repository.resolve(branch);
        if (gone.isPresent() && here.isPresent() && repository.isAncestor(gone.get(), here.get())) {
            repository.updateRefs(List.of(RefUpdate.delete(tracking, gone.get())), "aw: gone at the remote");
        }
    }

    /// What was fetched may be newer than what was announced a moment before.
    private static Optional<CommitId> tip(Repository repository, String remote,
            Map<RefName, CommitId> there, Optional<RefName> ref) {
        if (ref.isEmpty() || !there.containsKey(ref.get())) {
            return Optional.empty();
        }
        return repository.resolve(RefName.tracking(remote, ref.get().shortName()));
    }
}
