package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Worktree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists, adds and removes work trees.
final class Worktrees {
    private final Git git;

    Worktrees(Git git) {
        this.git = git;
    }

    /// Reads `git worktree list --porcelain -z`: attributes, an empty one after each work tree.
    List<Worktree> list() {
        var worktrees = new ArrayList<Worktree>();
        var attributes = new ArrayList<String>();
        for (String field : git.require(git.read("worktree", "list", "--porcelain", "-z")).fields()) {
            if (field.isEmpty()) {
                worktrees.add(worktree(attributes));
                attributes.clear();
            } else {
                attributes.add(field);
            }
        }
        return worktrees;
    }

    private static Worktree worktree(List<String> attributes) {
        Path path = Path.of("");
        String commit = "";
        String branch = "";
        boolean bare = false;
        boolean locked = false;
        boolean prunable = false;
        for (String attribute : attributes) {
            int space = attribute.indexOf(' ');
            String value = attribute.substring(space + 1);
            switch (space < 0 ? attribute : attribute.substring(0, space)) {
                case "worktree" -> path = Path.of(value);
                case "HEAD" -> commit = value;
                case "branch" -> branch = value;
                case "bare" -> bare = true;
                case "locked" -> locked = true;
                case "prunable" -> prunable = true;
                default -> {
                    // "detached" says what the missing branch says; later gits may add others.
                }
            }
        }
        return new Worktree(path, bare ? Optional.empty() : head(commit, branch), locked, prunable);
    }

    private static Optional<Head> head(String commit, String branch) {
        boolean born = CommitId.isObjectName(commit) && !commit.chars().allMatch(c -> c == '0');
        if (branch.isEmpty()) {
            return born ? Optional.of(new Head.Detached(new CommitId(commit))) : Optional.empty();
        }
        var name = new RefName(branch);
        return Optional.of(born ? new Head.OnBranch(name, new CommitId(commit)) : new Head.Unborn(name));
    }

    /// The work tree other than `own` that has `branch` checked out.
    Optional<Path> holding(RefName branch, Optional<Path> own) {
        for (Worktree worktree : list()) {
            boolean holds = worktree.head().flatMap(Head::checkedOutBranch).filter(branch::equals)
                    .isPresent();
            if (holds && !worktree.prunable() && !own.equals(Optional.of(worktree.path()))) {
                return Optional.of(worktree.path());
            }
        }
        return Optional.empty();
    }

    void add(Path path, Checkout checkout) {
        var arguments = new ArrayList<>(List.of("worktree", "add", "--quiet"));
        switch (checkout) {
            case Checkout.Detached(var commit) ->
                arguments.addAll(List.of("--detach", "--", path.toString(), commit.hex()));
            case Checkout.Existing(var branch) ->
                arguments.addAll(List.of("--no-guess-remote", "--", path.toString(), branch.shortName()));
            case Checkout.NewBranch(var branch, var start) -> arguments.addAll(
                    List.of("--no-track", "-b", branch.shortName(), "--", path.toString(), start.hex()));
        }
        git.require(git.write(arguments.toArray(String[]::new)));
    }

    void fillIn(RefName branch, boolean indexed) {
        git.require(git.write("symbolic-ref", "HEAD", branch.full()));
        if (!indexed) {
            git.require(git.write("read-tree", "HEAD"));
        }
        // This fails over files that are there, too, which is as it should be.
        var written = git.write("checkout-index", "--all", "--quiet");
        if (git.require(git.read("ls-files", "--deleted", "-z")).out().size() > 0) {
            git.require(written);
        }
        // And this over those that are changed.
        var _ = git.write("update-index", "-q", "--refresh");
    }

    void remove(Path path, boolean force) {
        git.require(force
                ? git.write("worktree", "remove", "--force", "--", path.toString())
                : git.write("worktree", "remove", "--", path.toString()));
    }
}
