package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Remote;
import dev.actorweb.cli.git.Repository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests of those who know only the names of events: people who drive the actor from outside.
final class NamedRequest {
    private NamedRequest() {}

    /// @param data
    ///            what the event carries as `request`; untrusted
    /// @throws IllegalArgumentException
    ///             if the event needs more than can be said so; the message says it to people
    static GitRequest<?> of(String event, @Nullable Object data) {
        return switch (event) {
            case "CHECK_REPO" -> new RepositoryRequest.CheckRepo();
            case "CHECK_STATUS" -> new FilesRequest.CheckStatus();
            case "CHECK_WORKTREES" -> new WorktreesRequest.ListWorktrees();
            case "RESOLVE_REF" -> new HistoryRequest.ResolveRevision(text(event, data, "revision"));
            case "COMMIT_CHANGES" ->
                new BranchRequest.CommitChanges(CommitRequest.everything(text(event, data, "message")));
            case "PUSH_CHANGES" -> new RemoteRequest.PushBranch();
            default -> throw new IllegalArgumentException(
                    event + " needs a request that only a program can make; by name there are CHECK_REPO, "
                            + "CHECK_STATUS, CHECK_WORKTREES, RESOLVE_REF, COMMIT_CHANGES and PUSH_CHANGES");
        };
    }

    private static String text(String event, @Nullable Object data, String field) {
        if (data instanceof Map<?, ?> map && map.get(field) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(
                event + " needs {\"request\": {\"" + field + "\": \"…\"}} as its data");
    }

    /// Pushes the checked-out branch to its upstream, which must be as it was fetched last.
    static PushResult push(Repository repository) {
        var status = repository.status();
        var upstream = status.upstream()
                .orElseThrow(() -> new IllegalArgumentException("the branch has no upstream"));
        for (Remote remote : repository.remotes()) {
            var prefix = remote.name() + "/";
            if (upstream.name().startsWith(prefix)) {
                var branch = upstream.name().substring(prefix.length());
                Optional<Expected> known = repository.resolve(RefName.tracking(remote.name(), branch))
                        .map(Expected.At::new);
                return repository.push(remote.name(), List.of(new PushUpdate(RefName.branch(branch),
                        status.head().tip(), known.orElse(new Expected.Absent()))));
            }
        }
        throw new IllegalArgumentException("the upstream " + upstream.name() + " is on no remote");
    }
}
