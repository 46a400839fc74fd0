package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.Remote;
import dev.actorweb.cli.git.Worktree;
import java.util.List;

/// What setting up the workflow needs to know of a repository.
///
/// @param branches
///            the local branches
/// @param worktrees
///            the main work tree first
public record Setup(Layout layout, Head head, List<Remote> remotes, List<Ref> branches,
        List<Worktree> worktrees) {
    public Setup {
        remotes = List.copyOf(remotes);
        branches = List.copyOf(branches);
        worktrees = List.copyOf(worktrees);
    }
}
