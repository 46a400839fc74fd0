package dev.actorweb.cli.git;

/// Fetches the remote's `source` into the local `destination`, even if that is no fast-forward.
public record Refspec(RefName source, RefName destination) {
    /// Updates `refs/remotes/<remote>/<branch>` from the remote's branch.
    public static Refspec tracking(String remote, String branch) {
        return new Refspec(RefName.branch(branch), RefName.tracking(remote, branch));
    }
}
