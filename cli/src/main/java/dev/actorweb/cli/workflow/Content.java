package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.actor.FilesRequest.GetContent;
import java.util.Optional;

/// What is checked, by the name of its content.
///
/// @param name
///            empty where it is not known
/// @param commit
///            the commit whose content it is; empty for the work tree, which may change while it
///            is checked
record Content(Optional<String> name, Optional<CommitId> commit) {
    static final Content UNKNOWN = new Content(Optional.empty(), Optional.empty());

    static Content ofWorkTree(Workspace workspace) throws InterruptedException {
        return new Content(workspace.ask(new GetContent(Optional.empty())), Optional.empty());
    }

    static Content of(Workspace workspace, CommitId commit) throws InterruptedException {
        return new Content(workspace.ask(new GetContent(Optional.of(commit))), Optional.of(commit));
    }

    /// Whether it is still what it was when the checks began: a check may change files, and so may
    /// somebody beside it.
    boolean stands(Workspace workspace) throws InterruptedException {
        return name.isPresent()
                && (commit.isPresent() || workspace.ask(new GetContent(Optional.empty())).equals(name));
    }
}
