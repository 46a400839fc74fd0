package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.actor.GitRequest.AddWorktree;
import dev.actorweb.cli.git.actor.GitRequest.GetChangedFiles;
import dev.actorweb.cli.git.actor.GitRequest.RemoveWorktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the checks of ship on a commit that no branch has yet, in a work tree made for it and
/// removed afterwards, whatever happens.
record TrialRun(Workspace workspace, Layout layout) {
    /// @param from
    ///            where integration is now
    /// @param to
    ///            what it is to become
    void check(CommitId from, CommitId to) throws InterruptedException {
        if (workspace.config().workflow().checksOn(Moment.SHIP).isEmpty()) {
            return;
        }
        var checks = new Checks(workspace, layout.gitDir());
        var concerned = checks.concerned(Moment.SHIP, workspace.ask(new GetChangedFiles(from, to)));
        if (concerned.isEmpty()) {
            return;
        }
        var folder = temporaryFolder();
        var worktree = folder.resolve(name());
        try {
            workspace.ask(new AddWorktree(worktree, new Checkout.Detached(to)));
            checks.run(concerned, worktree, "nothing was changed");
        } finally {
            Undisturbed.run(() -> remove(worktree, folder));
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("aw-ship-").toRealPath();
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, "no temporary folder can be made: " + e.getMessage(),
                    "set TMPDIR to a folder that is writable", e);
        }
    }

    private String name() {
        var root = layout.workTree().map(Path::getFileName);
        return root.isPresent() ? root.get().toString() : "checkout";
    }

    private Path remove(Path worktree, Path folder) throws InterruptedException {
        if (Files.exists(worktree)) {
            workspace.ask(new RemoveWorktree(worktree, true));
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException notEmpty) {
            workspace.terminal().warn("left behind: " + folder);
        }
        return folder;
    }
}
