package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.actor.BranchRequest.UpdateRefs;
import dev.actorweb.cli.git.actor.FilesRequest.ReadIndex;
import dev.actorweb.cli.oplog.IndexCopies;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Moves the branch that is checked out without its files, and stages what was staged there.
record Restaging(Workspace workspace, Layout layout, int operation) {
    Result perform(Step.Restage step) throws InterruptedException {
        var copies = new IndexCopies(layout);
        // an operation that is taken back needs the copies it has made; it must not make new ones
        boolean back = step.expected().equals(Optional.of(copies.path(StepWork.after(operation))));
        if (!back) {
            copies.keep(StepWork.before(operation));
        }
        boolean untouched = untouched(step.expected()) || (back && isCutOff(copies));
        Expected expected = step.from().<Expected>map(Expected.At::new).orElseGet(Expected.Absent::new);
        var update = new RefUpdate(step.branch(), step.to(), expected);
        if (!workspace.ask(new UpdateRefs(List.of(update), "aw " + workspace.invocation().command()))
                .isEmpty()) {
            throw new UserError(Exit.PRECONDITION,
                    "somebody moved " + step.branch().shortName() + " meanwhile", "nothing was changed");
        }
        if (untouched) {
            install(step.staged());
        }
        if (!back) {
            copies.keep(StepWork.after(operation));
        }
        return Result.NONE;
    }

    /// Whether the process was killed between a commit and the copy of the index after it; what is
    /// staged is kept then.
    private boolean isCutOff(IndexCopies copies) {
        return !Files.exists(copies.path(StepWork.after(operation)))
                && Files.exists(copies.path(StepWork.before(operation)))
                && copies.keep(operation + "-found").isPresent();
    }

    /// Stages again what was staged before a commit that was not made. What is staged now is kept
    /// under a name of its own.
    void giveBack() throws InterruptedException {
        var copies = new IndexCopies(layout);
        var before = copies.path(StepWork.before(operation));
        if (Files.exists(before) && !untouched(Optional.of(before))
                && copies.keep(operation + "-found").isPresent()) {
            install(Optional.of(before));
        }
    }

    /// Whether nobody has staged anything since; otherwise that stays staged. A copy that is not
    /// there reads as empty.
    private boolean untouched(Optional<Path> expected) throws InterruptedException {
        return expected.isPresent()
                && (isSame(expected.get()) || workspace.ask(new ReadIndex(Optional.empty()))
                        .equals(workspace.ask(new ReadIndex(expected))));
    }

    /// Whether the copy is a second name of the index: git puts a new file in its place when
    /// anything changes.
    private boolean isSame(Path copy) {
        try {
            return Files.isSameFile(copy, layout.gitDir().resolve("index"));
        } catch (IOException goneOrUnreadable) {
            return false;
        }
    }

    /// Puts a copy in the index's place, under git's own lock; it keeps its time, by which git
    /// judges whether a file was changed after it.
    private void install(Optional<Path> staged) {
        var index = layout.gitDir().resolve("index");
        var lock = layout.gitDir().resolve("index.lock");
        try {
            if (staged.isEmpty()) {
                Files.deleteIfExists(index);
            } else if (Files.exists(staged.get())) {
                Files.createFile(lock);
                Files.copy(staged.get(), lock, StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(lock, index, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileAlreadyExistsException somebodyIsStaging) {
            workspace.terminal().warn("another git process is at work: everything is left staged");
        } catch (IOException e) {
            workspace.terminal().warn("what was staged could not be restored: " + e.getMessage());
        }
    }
}
