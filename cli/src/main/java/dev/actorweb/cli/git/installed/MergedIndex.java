package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Whether the index is free of unmerged paths, which a commit of everything would take for
/// resolved.
///
/// The question can be asked early, beside another; the answer counts as long as the file is the
/// same. (git never writes into an index, it puts a new file in its place.)
final class MergedIndex {
    private final Git git;
    private final Path file;
    private @Nullable Early early;

    /// @param file
    ///            the index
    MergedIndex(Git git, Path file) {
        this.git = git;
        this.file = file;
    }

    /// An index file as it was when git began to read it.
    private record Stamp(FileTime modified, long size, @Nullable Object key) {}

    private record Early(Stamp stamp, FutureTask<Boolean> answer) {}

    /// Begins to ask on a thread of its own.
    void askEarly() {
        var stamp = stamp();
        if (stamp != null) {
            var answer = new FutureTask<>(this::ask);
            early = new Early(stamp, answer);
            var thread = new Thread(answer, "aw-unmerged");
            thread.setDaemon(true);
            thread.start();
        }
    }

    boolean isMerged() {
        var asked = early;
        early = null;
        if (asked == null || !asked.stamp().equals(stamp())) {
            return ask();
        }
        try {
            return asked.answer().get();
        } catch (ExecutionException failed) {
            return ask(); // and fails where somebody hears it
        } catch (InterruptedException e) {
            asked.answer().cancel(true);
            Thread.currentThread().interrupt();
            throw new GitException(new GitProblem.Interrupted("git ls-files"));
        }
    }

    private boolean ask() {
        return git.require(git.read("ls-files", "--unmerged", "-z")).out().size() == 0;
    }

    private @Nullable Stamp stamp() {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException e) {
            return null;
        }
    }
}
