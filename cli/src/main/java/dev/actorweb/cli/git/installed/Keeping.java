package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.Scratch;
import dev.actorweb.cli.process.Bytes;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps uncommitted work as a commit, by way of a copy of the index.
final class Keeping {
    private static final int KEPT = 20;

    private final Git git;
    private final Repository repository;

    Keeping(Git git, Repository repository) {
        this.git = git;
        this.repository = repository;
    }

    Optional<CommitId> keep(RefName ref, String message) {
        Optional<CommitId> head = repository.head().tip();
        if (head.isEmpty() || repository.status().isClean() || !repository.status().unmerged().isEmpty()) {
            return Optional.empty();
        }
        CommitId staged = commit(tree(git), List.of(head.get()), message + ": what is staged");
        CommitId kept = commit(everything(), List.of(head.get(), staged), message);
        var expected = repository.resolve(ref).<Expected>map(Expected.At::new)
                .orElseGet(Expected.Absent::new);
        repository.updateRefs(List.of(new RefUpdate(ref, Optional.of(kept), expected)), "aw: keep");
        prune(ref);
        return Optional.of(kept);
    }

    /// As a plain commit on top of `HEAD`.
    Optional<CommitId> uncommitted() {
        Optional<CommitId> head = repository.head().tip();
        var status = repository.status();
        if (head.isEmpty() || status.isClean()) {
            return Optional.empty();
        }
        if (!status.unmerged().isEmpty()) {
            throw new GitException(new GitProblem.UnmergedIndex());
        }
        return Optional.of(commit(everything(), List.of(head.get()), "uncommitted"));
    }

    /// The files first, then what was staged; what was untracked is so again.
    void restore(CommitId kept) {
        git.require(git.write("read-tree", "-m", "-u", "HEAD", kept.hex()));
        git.require(git.write("read-tree", kept.hex() + "^2"));
        git.write("update-index", "-q", "--refresh");
    }

    /// The tree of all files, by way of a copy of the index.
    String everything() {
        try (var scratch = new Scratch(repository.layout().gitDir())) {
            Path index = scratch.reserve("keep");
            copy(repository.layout().gitDir().resolve("index"), index);
            Git apart = git.with("GIT_INDEX_FILE", index.toString());
            git.require(apart.write("add", "--all"));
            return tree(apart);
        }
    }

    /// Forgets all but the newest few of the same folder; they are numbered.
    private void prune(RefName ref) {
        var prefix = ref.full().substring(0, ref.full().lastIndexOf('/') + 1);
        var refs = new ArrayList<>(repository.refs(prefix));
        refs.sort(Comparator.comparingInt(r -> number(r.name())));
        var old = new ArrayList<RefUpdate>();
        for (int i = 0; i < refs.size() - KEPT; i++) {
            old.add(RefUpdate.delete(refs.get(i).name(), refs.get(i).commit()));
        }
        repository.updateRefs(old, "aw: forget");
    }

    private static int number(RefName ref) {
        try {
            return Integer.parseInt(ref.full().substring(ref.full().lastIndexOf('/') + 1));
        } catch (NumberFormatException notOurs) {
            return Integer.MAX_VALUE;
        }
    }

    private static void copy(Path index, Path copy) {
        try {
            if (Files.exists(index)) {
                Files.copy(index, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new GitException(new GitProblem.Refused(
                    "copying " + index, IoReason.withFile(e)), e);
        }
    }

    private String tree(Git of) {
        return git.require(of.write("write-tree")).line();
    }

    /// In the name of aw, since it is nobody's work yet: also where git does not know the user.
    private CommitId commit(String tree, List<CommitId> parents, String message) {
        var arguments = new ArrayList<>(List.of("commit-tree", "--no-gpg-sign", tree));
        for (CommitId parent : parents) {
            arguments.add("-p");
            arguments.add(parent.hex());
        }
        arguments.addAll(List.of("-F", "-"));
        var named = git.with("GIT_AUTHOR_NAME", "aw").with("GIT_AUTHOR_EMAIL", "aw@localhost")
                .with("GIT_COMMITTER_NAME", "aw").with("GIT_COMMITTER_EMAIL", "aw@localhost");
        var answer = named.run(Git.Kind.WRITE, Bytes.of(message + "\n"), arguments);
        return new CommitId(git.require(answer).line());
    }
}
