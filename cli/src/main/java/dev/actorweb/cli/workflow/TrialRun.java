package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.actor.HistoryRequest.GetChangedFiles;
import dev.actorweb.cli.git.actor.WorktreesRequest.AddWorktree;
import dev.actorweb.cli.git.actor.WorktreesRequest.RemoveWorktree;
import dev.actorweb.cli.oplog.Boundary;
import dev.actorweb.cli.oplog.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// Runs the checks of ship on a commit that no branch has yet, in a work tree made for it and
/// removed afterwards, whatever happens.
record TrialRun(Workspace workspace, Layout layout) {
    private static final int RADIX = 36;

    /// The checks that concern what differs between two commits; empty if none does.
    ///
    /// @param from
    ///            where integration is now
    /// @param to
    ///            what it is to become
    Optional<Step> plan(CommitId from, CommitId to) throws InterruptedException {
        if (workspace.config().workflow().checksOn(Moment.SHIP).isEmpty()) {
            return Optional.empty();
        }
        var checks = new Checks(workspace, layout.gitDir());
        var concerned = checks.concerned(Moment.SHIP, workspace.ask(new GetChangedFiles(from, to)));
        if (concerned.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Step.Check(concerned.stream().map(check -> check.name()).toList(), to,
                temporaryFolder()));
    }

    /// A name that is free; the folder is made when the step is taken.
    private static Path temporaryFolder() {
        var name = "aw-ship-" + Long.toUnsignedString(new SecureRandom().nextLong(), RADIX);
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return parent.toRealPath().resolve(name);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static UserError unwritable(IOException e) {
        return new UserError(Exit.PRECONDITION, "no temporary folder can be made: " + e.getMessage(),
                "make " + System.getProperty("java.io.tmpdir") + " a folder that is writable", e);
    }

    void perform(Step.Check step) throws InterruptedException {
        var all = workspace.config().workflow().checks();
        var checks = all.stream().filter(check -> step.names().contains(check.name())).toList();
        var content = Content.of(workspace, step.commit());
        var passed = new PassedChecks(layout.gitDir().resolve("aw").resolve("passed"), content);
        if (checks.stream().allMatch(passed::contains)) {
            workspace.terminal().note("all checks passed before on the same content");
            return;
        }
        try {
            remove(step);
            Files.createDirectory(step.folder());
            workspace.ask(new AddWorktree(worktree(step), new Checkout.Detached(step.commit())));
            Boundary.reached();
            new Checks(workspace, layout.gitDir()).run(checks, worktree(step), content,
                    Checks.ownChanges(workspace, step.commit()), "nothing was changed");
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            Undisturbed.run(() -> {
                remove(step);
                return step;
            });
        }
    }

    private Path worktree(Step.Check step) {
        var root = layout.workTree().map(Path::getFileName);
        return step.folder().resolve(root.isPresent() ? root.get().toString() : "checkout");
    }

    /// Takes away what a trial run leaves behind.
    void remove(Step.Check step) throws InterruptedException {
        if (!Files.exists(step.folder())) {
            return;
        }
        if (Files.exists(worktree(step))) {
            workspace.ask(new RemoveWorktree(worktree(step), true));
        }
        try {
            Files.deleteIfExists(step.folder());
        } catch (IOException notEmpty) {
            workspace.terminal().warn("left behind: " + step.folder());
        }
    }
}
