package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.git.GitSandbox;
import java.nio.file.Path;
import java.util.Map;

/// Developers with clones of one remote, and `aw` in their hands.
public final class Studio {
    public final GitSandbox git;
    public final Path ann;

    /// Ann has a clone with one commit on `main` and a branch `feat/door` checked out.
    public Studio(Path folder) {
        this(folder, Map.of());
    }

    /// Where every commit is made at one moment, so that equal work has equal names.
    static Studio atOneMoment(Path folder) {
        return new Studio(folder,
                Map.of("GIT_AUTHOR_DATE", "1700000000 +0000", "GIT_COMMITTER_DATE", "1700000000 +0000"));
    }

    private Studio(Path folder, Map<String, String> variables) {
        git = new GitSandbox(folder);
        git.with(variables);
        ann = git.seededClone("ann");
        git.git(ann, "switch", "--quiet", "--create", "feat/door");
    }

    /// Bob's clone, with a branch `feat/window` checked out.
    public Path bob() {
        var bob = git.clone("bob");
        git.git(bob, "switch", "--quiet", "--create", "feat/window");
        return bob;
    }

    public Aw in(Path folder) {
        var aw = Aw.in(folder).withOwnVariables();
        for (var variable : git.variables().entrySet()) {
            aw.with(variable.getKey(), variable.getValue());
        }
        return aw;
    }

    public Aw.Result aw(Path folder, String... args) {
        return in(folder).call(args);
    }

    /// Runs a command that must succeed, and returns what it printed.
    public String ok(Path folder, String... args) {
        var run = aw(folder, args);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        return run.out();
    }

    /// The files and refs of a repository: equal before and after a command that changed nothing.
    public String snapshot(Path repository) {
        return git.git(repository, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/",
                "refs/aw/")
                + git.git(repository, "symbolic-ref", "--quiet", "HEAD")
                + git.git(repository, "status", "--porcelain=v2", "--untracked-files=all")
                + git.git(repository, "worktree", "list", "--porcelain");
    }

    String subjects(Path repository, String revision) {
        return git.git(repository, "log", "--format=%s", revision);
    }

    public void config(Path repository, String yaml) {
        git.commit(repository, "aw.yaml", yaml, "chore: configure aw");
    }
}
