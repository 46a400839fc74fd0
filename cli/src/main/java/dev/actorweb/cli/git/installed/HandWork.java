package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.ByHand;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Repository;
import java.util.List;

/// Rebases and merges in the work tree with git itself, so that everything people know about
/// resolving conflicts applies.
final class HandWork {
    private final Git git;
    private final Repository repository;

    HandWork(Git git, Repository repository) {
        this.git = git.with("GIT_EDITOR", "true");
        this.repository = repository;
    }

    ByHand perform(ByHand.Request request) {
        var answer = git.run(Git.Kind.WRITE, dev.actorweb.cli.process.Bytes.NONE,
                request.merge() ? merge(request) : rebase(request));
        var status = repository.status();
        if (status.inProgress().isPresent()) {
            return new ByHand.Waiting(status.unmerged().stream().map(Change::path).toList(), answer.err());
        }
        git.require(answer);
        return new ByHand.Finished(status.head().tip()
                .orElseThrow(() -> new GitException(new GitProblem.Damaged("HEAD has no commit"))));
    }

    private static List<String> rebase(ByHand.Request request) {
        return switch (request.action()) {
            case BEGIN -> List.of("-c", "rebase.autoStash=false", "-c", "rebase.autoSquash=false", "-c",
                    "rebase.updateRefs=false", "-c", "rebase.backend=merge", "rebase", "--quiet",
                    "--no-fork-point", request.onto().hex());
            case CONTINUE -> List.of("rebase", "--continue");
            case SKIP -> List.of("rebase", "--skip");
            case ABORT -> List.of("rebase", "--abort");
        };
    }

    private static List<String> merge(ByHand.Request request) {
        return switch (request.action()) {
            case BEGIN -> List.of("merge", "--quiet", "--no-ff", "--no-autostash", "-m", request.message(),
                    request.onto().hex());
            case CONTINUE -> List.of("merge", "--continue");
            case SKIP -> throw new GitException(new GitProblem.Refused("skipping",
                    "a merge is one commit; it can be aborted but not skipped"));
            case ABORT -> List.of("merge", "--abort");
        };
    }
}
