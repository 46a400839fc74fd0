package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.Worktree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Adds and removes linked work trees by writing the files that stand for them.
final class WorktreeMaking {
    private final Opened opened;
    private final RefMoves moves;
    private final WorktreeFiles worktrees;

    WorktreeMaking(Opened opened, RefMoves moves, WorktreeFiles worktrees) {
        this.opened = opened;
        this.moves = moves;
        this.worktrees = worktrees;
    }

    void add(Path path, Checkout checkout) throws IOException {
        CommitId commit = require(path, checkout);
        boolean made = !Files.exists(path);
        Path entry = Files.createDirectories(worktrees.folder()).resolve(freeName(path));
        Optional<RefUpdate> created = Optional.empty();
        boolean done = false;
        try {
            if (checkout instanceof Checkout.NewBranch(var branch, var start)) {
                var creation = RefUpdate.create(branch, start);
                if (!moves.update(List.of(creation), "branch: Created from " + start).isEmpty()) {
                    throw refused("branch '" + branch.shortName() + "' already exists");
                }
                created = Optional.of(RefUpdate.delete(branch, start));
            }
            Files.createDirectories(path);
            Files.createDirectory(entry);
            Files.writeString(entry.resolve("commondir"), "../..\n");
            Files.writeString(entry.resolve("gitdir"), path.resolve(".git") + "\n");
            Files.writeString(entry.resolve("HEAD"), headContent(checkout, commit) + "\n");
            Files.writeString(path.resolve(".git"), "gitdir: " + entry + "\n");
            fill(entry, path, commit);
            done = true;
        } finally {
            if (!done) {
                takeBack(path, entry, made, created);
            }
        }
    }

    private CommitId require(Path path, Checkout checkout) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(path)) {
            throw refused("'" + path + "' already exists");
        }
        return switch (checkout) {
            case Checkout.Detached(var commit) -> commit;
            case Checkout.NewBranch(var branch, var start) -> {
                if (opened.target(branch).isPresent()) {
                    throw refused("branch '" + branch.shortName() + "' already exists");
                }
                yield start;
            }
            case Checkout.Existing(var branch) -> {
                for (Worktree worktree : worktrees.list()) {
                    if (worktree.head().flatMap(Head::checkedOutBranch).filter(branch::equals).isPresent()) {
                        throw refused(
                                "'" + branch.shortName() + "' is already checked out at '" + worktree.path()
                                        + "'");
                    }
                }
                yield Ids.ours(opened.target(branch)
                        .orElseThrow(
                                () -> new GitException(new GitProblem.NoSuchRevision(branch.shortName()))));
            }
        };
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    private String freeName(Path path) {
        String name = path.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "-");
        String free = name;
        for (int i = 1; Files.exists(worktrees.folder().resolve(free)); i++) {
            free = name + i;
        }
        return free;
    }

    private static String headContent(Checkout checkout, CommitId commit) {
        return switch (checkout) {
            case Checkout.Detached _ -> commit.hex();
            case Checkout.Existing(var branch) -> "ref: " + branch;
            case Checkout.NewBranch(var branch, var _) -> "ref: " + branch;
        };
    }

    private void fill(Path entry, Path path, CommitId commit) throws IOException {
        var builder = new FileRepositoryBuilder().setGitDir(entry.toFile())
                .setGitCommonDir(opened.layout().commonDir().toFile()).setWorkTree(path.toFile())
                .setFS(opened.repository().getFS());
        try (Repository repository = builder.build(); var walk = new RevWalk(repository)) {
            var tree = walk.parseCommit(Ids.jgit(commit)).getTree();
            new DirCacheCheckout(repository, repository.lockDirCache(), tree).checkout();
        }
    }

    private void takeBack(Path path, Path entry, boolean made, Optional<RefUpdate> created)
            throws IOException {
        deleteTree(entry);
        if (made) {
            deleteTree(path);
        } else {
            deleteContents(path);
        }
        if (created.isPresent()) {
            moves.update(List.of(created.get()), "branch: not needed");
        }
    }

    /// @param clean
    ///            whether the work tree at that path has no changes of its own
    void remove(Path path, boolean force, Clean clean) throws Exception {
        for (Path entry : worktrees.entries()) {
            if (!WorktreeFiles.root(entry).equals(path)) {
                continue;
            }
            if (Files.exists(entry.resolve("locked"))) {
                throw refused("'" + path + "' is locked");
            }
            if (!force && Files.exists(path) && !clean.isClean(path)) {
                throw refused("'" + path + "' contains modified or untracked files");
            }
            deleteTree(path);
            deleteTree(entry);
            return;
        }
        throw refused("'" + path + "' is not a linked work tree");
    }

    /// Tells whether nothing would be lost with a work tree.
    interface Clean {
        boolean isClean(Path worktree) throws Exception;
    }

    private static GitException refused(String why) {
        return new GitException(new GitProblem.Refused("git worktree", why));
    }

    private static void deleteContents(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                deleteTree(entry);
            }
        }
    }

    /// Deletes a folder with all in it; symbolic links are deleted, never followed.
    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder,
                    @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
