package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitRequest.Selection;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.HookRunner;
import dev.actorweb.cli.git.HookRunner.Verdict;
import dev.actorweb.cli.git.IndexBackup;
import dev.actorweb.cli.git.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.AddCommand;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Stages with JGit and writes the commit itself, because JGit's own command knows only some hooks.
///
/// What a failed commit staged is unstaged again.
final class Committing {
    private final Opened opened;
    private final Repository repository;
    private final Config config;

    Committing(Opened opened) {
        this.opened = opened;
        this.repository = opened.repository();
        this.config = repository.getConfig();
    }

    CommitResult commit(CommitRequest request) throws Exception {
        Preconditions.requireWritable(config);
        Preconditions.requireUnsigned(config);
        if (repository.readDirCache().hasUnmergedPaths()) {
            throw new GitException(new GitProblem.UnmergedIndex());
        }
        try (var scratch = new Scratch(opened.layout().gitDir())) {
            if (request.selection() instanceof Selection.Staged) {
                return record(request, repository.getIndexFile().toPath());
            }
            var backup = new IndexBackup(repository.getIndexFile().toPath(), scratch);
            return backup.restoringUnlessCommitted(() -> stageAndRecord(request, scratch));
        }
    }

    private CommitResult stageAndRecord(CommitRequest request, Scratch scratch) throws Exception {
        if (!(request.selection() instanceof Selection.Paths)) {
            Submodules.requireUnmoved(repository, _ -> true);
        }
        if (request.selection() instanceof Selection.Changes(var untracked)) {
            return changes(request, untracked);
        }
        var add = new AddCommand(repository).setAll(true).setRenormalize(false);
        if (!(request.selection() instanceof Selection.Paths(var given))) {
            add.addFilepattern(".").call();
            return record(request, repository.getIndexFile().toPath());
        }
        if (!mergeHeads().isEmpty()) {
            throw new GitException(new GitProblem.Refused("git commit", "a merge is committed as a whole"));
        }
        var selection = new PathSelection(opened.workTree(), given);
        List<String> unknown = selection.unknown(repository.readDirCache());
        if (!unknown.isEmpty()) {
            return new CommitResult.NoSuchPaths(unknown);
        }
        Submodules.requireUnmoved(repository, selection::contains);
        for (String path : selection.paths()) {
            add.addFilepattern(path);
        }
        DirCache index = add.call();
        selection.requireAdded(index);
        Path partial = scratch.reserve("partial-index");
        new IndexFiles(repository).writePartial(partial, selection, head());
        return record(request, partial);
    }

    private CommitResult changes(CommitRequest request, List<String> untracked) throws Exception {
        var selection = new PathSelection(opened.workTree(), untracked);
        List<String> unknown = selection.unknown(repository.readDirCache());
        if (!unknown.isEmpty()) {
            return new CommitResult.NoSuchPaths(unknown);
        }
        new AddCommand(repository).setUpdate(true).setRenormalize(false).addFilepattern(".").call();
        if (!untracked.isEmpty()) {
            var add = new AddCommand(repository).setRenormalize(false);
            selection.paths().forEach(add::addFilepattern);
            selection.requireAdded(add.call());
        }
        return record(request, repository.getIndexFile().toPath());
    }

    private List<ObjectId> mergeHeads() throws IOException {
        List<ObjectId> heads = repository.readMergeHeads();
        return heads == null ? List.of() : heads;
    }

    private @Nullable RevCommit head() throws IOException {
        ObjectId id = repository.resolve("HEAD");
        if (id == null) {
            return null;
        }
        try (var walk = new RevWalk(repository)) {
            return walk.parseCommit(id);
        }
    }

    private CommitResult record(CommitRequest request, Path index) throws Exception {
        RevCommit head = head();
        var files = new IndexFiles(repository);
        files.requireEncodable(index, head);
        List<ObjectId> merged = mergeHeads();
        if (merged.isEmpty() && !request.amend() && isSame(files.tree(index), head)) {
            return new CommitResult.NothingToCommit();
        }
        HookRunner hooks = opened.hooks().withIndex(index);
        Path message = opened.layout().gitDir().resolve("COMMIT_EDITMSG");
        Files.writeString(message, cleanUp(request.message()));
        var output = new StringBuilder();
        for (String hook : List.of("pre-commit", "prepare-commit-msg", "commit-msg")) {
            if (!request.hooks() && !hook.equals("prepare-commit-msg")) {
                continue;
            }
            Verdict verdict = switch (hook) {
                case "pre-commit" -> hooks.run(hook, "");
                case "prepare-commit-msg" -> hooks.run(hook, "", message.toString(), "message");
                default -> hooks.run(hook, "", message.toString());
            };
            output.append(verdict.output());
            if (!verdict.accepted()) {
                return new CommitResult.RejectedByHook(hook, verdict.output());
            }
        }
        String text = cleanUp(Files.readString(message));
        if (text.isBlank()) {
            throw refused("the hooks left an empty commit message");
        }
        ObjectId tree = files.tree(index);
        if (merged.isEmpty() && !request.amend() && isSame(tree, head)) {
            return new CommitResult.NothingToCommit();
        }
        ObjectId commit = write(request, head, merged, tree, text);
        output.append(hooks.run("post-commit", "").output());
        if (request.amend() && head != null) {
            output.append(
                    hooks.run("post-rewrite", head.name() + " " + commit.name() + "\n", "amend").output());
        }
        return new CommitResult.Committed(Ids.ours(commit), output.toString());
    }

    private static boolean isSame(ObjectId tree, @Nullable RevCommit head) {
        return head == null
                ? tree.name().equals("4b825dc642cb6eb9a060e54bf8d69288fbee4904")
                : tree.equals(head.getTree());
    }

    private String cleanUp(String message) {
        return MessageText.cleanUp(message, Optional.ofNullable(config.getString("commit", null, "cleanup"))
                .orElse("default"),
                Optional.ofNullable(config.getString("core", null, "commentChar")).orElse("#"));
    }

    private ObjectId write(CommitRequest request, @Nullable RevCommit head, List<ObjectId> merged,
            ObjectId tree,
            String message) throws IOException {
        if (request.amend() && head == null) {
            throw refused("there is nothing to amend");
        }
        var identity = new Identity(opened.environment(), config);
        var parents = new ArrayList<ObjectId>();
        if (head != null) {
            parents.addAll(request.amend() ? List.of(head.getParents()) : List.of(head));
        }
        parents.addAll(merged);
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(author(request, head, identity));
        commit.setCommitter(identity.committer());
        commit.setMessage(message);
        ObjectId id;
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            id = inserter.insert(commit);
            inserter.flush();
        }
        moveHead(request, head, merged, id, message);
        forgetOperation();
        return id;
    }

    /// Amending and finishing a cherry-pick keep the author.
    private PersonIdent author(CommitRequest request, @Nullable RevCommit head, Identity identity)
            throws IOException {
        if (request.amend() && head != null) {
            return head.getAuthorIdent();
        }
        ObjectId picked = repository.readCherryPickHead();
        if (picked == null) {
            return identity.author();
        }
        try (var walk = new RevWalk(repository)) {
            return walk.parseCommit(picked).getAuthorIdent();
        }
    }

    private void moveHead(CommitRequest request, @Nullable RevCommit head, List<ObjectId> merged, ObjectId id,
            String message) throws IOException {
        String kind = request.amend()
                ? " (amend)"
                : head == null ? " (initial)" : merged.isEmpty() ? "" : " (merge)";
        RefUpdate update = repository.updateRef("HEAD");
        update.setNewObjectId(id);
        update.setExpectedOldObjectId(head == null ? ObjectId.zeroId() : head);
        update.setForceUpdate(request.amend());
        update.setRefLogMessage("commit" + kind + ": " + message.substring(0, message.indexOf('\n')), false);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD
                && result != RefUpdate.Result.FORCED) {
            var lock = opened.layout().commonDir().resolve(update.getRef().getLeaf().getName() + ".lock");
            if (result == RefUpdate.Result.LOCK_FAILURE && Files.exists(lock)) {
                throw new GitException(new GitProblem.Locked(lock.toString()));
            }
            throw refused("the branch could not be moved: " + result);
        }
    }

    private void forgetOperation() throws IOException {
        repository.writeMergeHeads(null);
        repository.writeCherryPickHead(null);
        repository.writeRevertHead(null);
        for (String file : List.of("MERGE_MSG", "MERGE_MODE", "SQUASH_MSG", "AUTO_MERGE")) {
            Files.deleteIfExists(opened.layout().gitDir().resolve(file));
        }
    }

    private static GitException refused(String why) {
        return new GitException(new GitProblem.Refused("git commit", why));
    }
}
