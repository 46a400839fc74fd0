package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.GitConfig;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Scratch;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Dialogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes commit objects that no ref points to.
///
/// Unsigned ones go to one long-running `git hash-object`, which spares a process for each; signed
/// ones to `git commit-tree -S`, which knows how.
final class CommitWriter implements AutoCloseable {
    private static final String NOBODY = "aw <aw> 0 +0000";

    private final Git git;
    private final Scratch scratch;
    private final boolean signing;
    private @Nullable Dialogue hashing;
    private @Nullable String committer;

    CommitWriter(Git git, Layout layout, GitConfig config) {
        this.git = git;
        this.scratch = new Scratch(layout.gitDir());
        this.signing = config.isTrue("commit.gpgsign");
    }

    /// A commit that exists only to give a merge its base: `parent` is what git will find.
    CommitId synthetic(String tree, CommitId parent) {
        return hash(new RawCommit(tree, List.of(parent), NOBODY, NOBODY, ""));
    }

    /// A commit of the present user, with somebody else's authorship and message.
    CommitId write(String tree, CommitId parent, RawCommit original) {
        var commit = new RawCommit(tree, List.of(parent), original.author(), committer(), original.message());
        return signing ? sign(commit, asAuthor(original.author())) : hash(commit);
    }

    /// A commit of the present user.
    CommitId write(String tree, List<CommitId> parents, String message) {
        String text = RawCommit.raw(message.endsWith("\n") ? message : message + "\n");
        String author = RawCommit.raw(git.require(git.read("var", "GIT_AUTHOR_IDENT")).line());
        var commit = new RawCommit(tree, parents, author, committer(), text);
        return signing ? sign(commit, git) : hash(commit);
    }

    private String committer() {
        String known = committer;
        if (known == null) {
            known = RawCommit.raw(git.require(git.read("var", "GIT_COMMITTER_IDENT")).line());
            committer = known;
        }
        return known;
    }

    private CommitId sign(RawCommit commit, Git signer) {
        var arguments = new ArrayList<>(List.of("-c", Committing.UTF_8, "commit-tree", "-S", commit.tree()));
        for (CommitId parent : commit.parents()) {
            arguments.add("-p");
            arguments.add(parent.hex());
        }
        arguments.add("-F");
        arguments.add("-");
        var message = Bytes.copyOf(commit.message().getBytes(StandardCharsets.ISO_8859_1));
        return new CommitId(git.require(signer.run(Kind.WRITE, message, arguments)).line());
    }

    private Git asAuthor(String author) {
        int open = author.lastIndexOf(" <");
        int close = author.lastIndexOf("> ");
        if (open < 0 || close < open) {
            throw new GitException(new GitProblem.Damaged("an author without an address: " + author));
        }
        return git.with("GIT_AUTHOR_NAME", RawCommit.text(author.substring(0, open)))
                .with("GIT_AUTHOR_EMAIL", RawCommit.text(author.substring(open + 2, close)))
                .with("GIT_AUTHOR_DATE", "@" + author.substring(close + 2));
    }

    private CommitId hash(RawCommit commit) {
        Dialogue dialogue = hashing;
        if (dialogue == null) {
            dialogue = git.converse(Kind.WRITE, "hash-object", "-t", "commit", "-w", "--no-filters",
                    "--stdin-paths");
            hashing = dialogue;
        }
        String path = scratch.write("commit", commit.content()).toString();
        if (dialogue.send(quoted(path) + "\n")) {
            var id = dialogue.receive();
            if (id.isPresent()) {
                return new CommitId(id.get());
            }
        }
        throw failure(dialogue);
    }

    /// git takes a path in double quotes for one in C's notation.
    private static String quoted(String path) {
        if (path.indexOf('\n') < 0 && path.indexOf('\r') < 0) {
            return path;
        }
        return "\""
                + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                + "\"";
    }

    private GitException failure(Dialogue dialogue) {
        String err = dialogue.finish().err().text();
        return new GitException(Failures.problem("git hash-object", err, git.directory(), ""));
    }

    @Override
    public void close() {
        Dialogue dialogue = hashing;
        if (dialogue != null) {
            dialogue.close();
        }
        scratch.close();
    }
}
