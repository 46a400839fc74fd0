package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitRequest.Selection;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.IndexBackup;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Scratch;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stages and commits with `git add` and `git commit`.
///
/// Paths go through standard input, NUL-separated and literal; the message goes through a file. What
/// a failed commit staged is unstaged again.
final class Committing {
    /// What `git commit --all` stages by itself, with one look at the work tree for both.
    private static final Selection TRACKED = new Selection.Changes(List.of());
    private static final String LITERAL = "--literal-pathspecs";
    /// The message is UTF-8, whatever the configuration says: git writes down what it is told, and
    /// converts nothing.
    static final String UTF_8 = "i18n.commitEncoding=UTF-8";

    private final Git git;
    private final Repository repository;
    private final MergedIndex merged;
    private final Path index;

    Committing(Git git, Repository repository, MergedIndex merged, Path index) {
        this.git = git;
        this.repository = repository;
        this.merged = merged;
        this.index = index;
    }

    CommitResult commit(CommitRequest request) {
        if (!merged.isMerged()) {
            throw new GitException(new GitProblem.UnmergedIndex());
        }
        try (var scratch = new Scratch(repository.layout().gitDir())) {
            if (request.selection() instanceof Selection.Staged
                    || request.selection().equals(TRACKED)) {
                return record(request, scratch);
            }
            var backup = new IndexBackup(index, scratch);
            return backup.restoringUnlessCommitted(() -> stageAndRecord(request, scratch));
        }
    }

    private CommitResult stageAndRecord(CommitRequest request, Scratch scratch) {
        Answer staged = switch (request.selection()) {
            case Selection.Everything() -> git.write("add", "--all");
            case Selection.Changes(var untracked) -> add(untracked);
            case Selection.Paths(var paths) -> add(paths);
            case Selection.Staged() -> throw new IllegalStateException("nothing to stage");
        };
        if (staged.err().contains("did not match any file")) {
            return new CommitResult.NoSuchPaths(unknown(named(request.selection())));
        }
        git.require(staged);
        return record(request, scratch);
    }

    private Answer add(List<String> paths) {
        return git.run(Kind.WRITE, list(paths),
                List.of(LITERAL, "add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"));
    }

    private static List<String> named(Selection selection) {
        return switch (selection) {
            case Selection.Paths(var paths) -> paths;
            case Selection.Changes(var untracked) -> untracked;
            case Selection.Everything(),Selection.Staged() -> List.of();
        };
    }

    private List<String> unknown(List<String> paths) {
        var unknown = new ArrayList<String>();
        for (String path : paths) {
            boolean there = Files.exists(git.directory().resolve(path), LinkOption.NOFOLLOW_LINKS);
            if (!there && git.read(LITERAL, "ls-files", "-z", "--", path).out().size() == 0) {
                unknown.add(path);
            }
        }
        return unknown;
    }

    private CommitResult record(CommitRequest request, Scratch scratch) {
        Path message = scratch.write("message", Bytes.of(request.message()).toArray());
        Path trace = scratch.reserve("trace");
        var arguments = new ArrayList<>(
                List.of(LITERAL, "-c", UTF_8, "commit", "--quiet", "--file=" + message));
        if (request.amend()) {
            arguments.add("--amend");
        }
        if (!request.hooks()) {
            arguments.add("--no-verify");
        }
        if (request.selection() instanceof Selection.Changes) {
            arguments.add("--all");
        }
        Bytes input = Bytes.NONE;
        if (request.selection() instanceof Selection.Paths(var paths)) {
            arguments.addAll(List.of("--only", "--pathspec-from-file=-", "--pathspec-file-nul"));
            input = list(paths);
        }
        Answer answer = git.run(Kind.WRITE, input, arguments, trace, _ -> true, _ -> false);
        return answer.succeeded() ? committed(answer) : refused(answer, trace);
    }

    private CommitResult committed(Answer answer) {
        CommitId id = repository.head().tip().orElseThrow(() -> git.failure(answer, ""));
        return new CommitResult.Committed(id, answer.err());
    }

    /// Hooks write to standard error only; a status on standard output is git saying "nothing
    /// to commit".
    private CommitResult refused(Answer answer, Path trace) {
        Optional<String> hook = HookTrace.read(trace).failed();
        if (hook.isPresent()) {
            return new CommitResult.RejectedByHook(hook.get(), answer.err());
        }
        if (answer.status() == 1 && answer.out().size() > 0) {
            return new CommitResult.NothingToCommit();
        }
        throw git.failure(answer, "");
    }

    private static Bytes list(List<String> paths) {
        var list = new StringBuilder();
        for (String path : paths) {
            list.append(path).append('\0');
        }
        return Bytes.of(list.toString());
    }
}
