package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the linked work trees from the files that stand for them (`gitrepository-layout`); JGit
/// reads linked work trees but has no commands for them.
final class WorktreeFiles {
    private final Opened opened;

    WorktreeFiles(Opened opened) {
        this.opened = opened;
    }

    /// The folder with one entry for each linked work tree.
    Path folder() {
        return opened.layout().commonDir().resolve("worktrees");
    }

    List<Worktree> list() throws IOException {
        var worktrees = new ArrayList<Worktree>();
        worktrees.add(main());
        for (Path entry : entries()) {
            worktrees.add(linked(entry));
        }
        worktrees.subList(1, worktrees.size()).sort((one, other) -> one.path().compareTo(other.path()));
        return worktrees;
    }

    private Worktree main() throws IOException {
        Path common = opened.layout().commonDir();
        boolean bare = opened.repository().getConfig().getBoolean("core", "bare", false);
        return bare
                ? new Worktree(common, Optional.empty(), false, false)
                : new Worktree(mainRoot(common), head(common), false, false);
    }

    private Path mainRoot(Path common) {
        if (!opened.layout().isLinkedWorktree() && !opened.layout().isBare()) {
            return opened.workTree();
        }
        String configured = opened.repository().getConfig().getString("core", null, "worktree");
        return configured == null
                ? common.resolveSibling("").normalize()
                : common.resolve(configured).normalize();
    }

    private Worktree linked(Path entry) throws IOException {
        Path root = root(entry);
        boolean locked = Files.exists(entry.resolve("locked"));
        return new Worktree(root, head(entry), locked, !locked && !Files.exists(root.resolve(".git")));
    }

    /// Where the files of a linked work tree are.
    static Path root(Path entry) throws IOException {
        Path dotGit = entry.resolve(Files.readString(entry.resolve("gitdir")).strip()).normalize();
        return dotGit.resolveSibling("").normalize();
    }

    private Optional<Head> head(Path gitDir) throws IOException {
        String content = Files.readString(gitDir.resolve("HEAD")).strip();
        if (CommitId.isObjectName(content)) {
            return Optional.of(new Head.Detached(new CommitId(content)));
        }
        String name = content.startsWith("ref: ") ? content.substring("ref: ".length()).strip() : content;
        if (!RefName.isWellFormed(name)) {
            return Optional.empty();
        }
        var branch = new RefName(name);
        return Optional.of(opened.target(branch).<Head>map(id -> new Head.OnBranch(branch, Ids.ours(id)))
                .orElseGet(() -> new Head.Unborn(branch)));
    }

    /// The work tree other than this one that has `branch` checked out.
    Optional<Path> holding(RefName branch) throws IOException {
        for (Worktree worktree : list()) {
            boolean holds = worktree.head().flatMap(Head::checkedOutBranch).filter(branch::equals)
                    .isPresent();
            if (holds && !worktree.prunable()
                    && !opened.layout().workTree().equals(Optional.of(worktree.path()))) {
                return Optional.of(worktree.path());
            }
        }
        return Optional.empty();
    }

    /// The entries of the linked work trees.
    List<Path> entries() throws IOException {
        var entries = new ArrayList<Path>();
        if (Files.isDirectory(folder())) {
            try (var found = Files.newDirectoryStream(folder())) {
                for (Path entry : found) {
                    if (Files.isRegularFile(entry.resolve("gitdir"))) {
                        entries.add(entry);
                    }
                }
            }
        }
        return entries;
    }
}
