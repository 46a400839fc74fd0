package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictsCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
        studio.git.commit(ann, "poem", "one\ntwo\nthree\nfour\nfive\n", "docs: a poem");
        studio.git.git(ann, "branch", "feat/window");
        studio.git.commit(ann, "poem", "one\ntwo\nTHREE\nFOUR\nfive\n", "fix: louder");
    }

    private void other(String content) {
        studio.git.git(ann, "switch", "--quiet", "feat/window");
        studio.git.commit(ann, "poem", content, "fix: otherwise");
        studio.git.git(ann, "switch", "--quiet", "feat/door");
    }

    @Test
    void pairsThatConflictAreListedWithFilesAndLines() {
        other("one\ntwo\n3\n4\nfive\n");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "conflicts");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).isEqualTo("feat/window - feat/door  poem:3-4\n");
        assertThat(run.err()).contains("1 pair of 2 lines of work conflict").doesNotContain("uncommitted");
        assertThat(studio.aw(ann, "conflicts", "--json").out()).contains("\"schema\": \"aw/conflicts/1\"")
                .contains("\"line\": 3").contains("\"length\": 2");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void changesOfDifferentLinesDoNotConflict() {
        other("ONE\ntwo\nthree\nfour\nfive\n");

        assertThat(studio.ok(ann, "conflicts")).startsWith("no conflicts among 2 lines of work");
    }

    @Test
    void uncommittedWorkInOtherWorkTreesCounts() {
        studio.git.git(ann, "worktree", "add", "--quiet", "../other", "feat/window");
        var other = ann.resolveSibling("other");
        studio.git.write(other, "poem", "one\ntwo\nthree!\nfour\nfive\n");
        studio.git.write(other, "new", "n");
        studio.git.write(ann, "new", "another");
        var before = studio.git.git(other, "status", "--porcelain");

        var run = studio.aw(ann, "conflicts");

        assertThat(run.err()).contains("* has uncommitted work");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("feat/door* - feat/window*").contains("new").contains("poem:3");
        assertThat(studio.git.git(other, "status", "--porcelain")).isEqualTo(before);
    }

    @Test
    void onlyTheBranchesThatAreNamedAreLookedAt() {
        other("one\ntwo\n3\n4\nfive\n");
        studio.git.git(ann, "branch", "calm", "main");

        assertThat(studio.ok(ann, "conflicts", "calm", "feat/door")).startsWith("no conflicts");
        assertThat(studio.aw(ann, "conflicts", "feat/door", "feat/window").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(studio.aw(ann, "conflicts", "nowhere").exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(studio.aw(ann, "conflicts", "--", "-x").exit()).isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void whatIntegrationHasConflictsWithNobody() {
        other("one\ntwo\n3\n4\nfive\n");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/window:main");
        studio.git.git(ann, "fetch", "--quiet");

        assertThat(studio.aw(ann, "conflicts").out()).startsWith("no conflicts among 1");
    }

    @Test
    void theStatusOfAllMarksThem() {
        studio.git.git(ann, "worktree", "add", "--quiet", "../other", "feat/window");
        studio.git.write(ann.resolveSibling("other"), "poem", "one\ntwo\nthree!\nfour\nfive\n");

        assertThat(studio.ok(ann, "status", "--all")).contains("conflicts with feat/window");
        assertThat(studio.ok(ann, "status", "--all", "--json")).contains("\"conflictsWith\": [");
    }

    @Test
    void withoutGitFilesAreNamedButNoLines() {
        other("one\ntwo\n3\n4\nfive\n");

        var run = studio.in(ann).with("AW_GIT_ENGINE", "jgit").call("conflicts");

        assertThat(run.out()).isEqualTo("feat/window - feat/door  poem\n");
        assertThat(run.err()).doesNotContain("left out");
    }

    @Test
    void uncommittedWorkCountsAlsoWhereGitDoesNotKnowTheUser() {
        other("one\ntwo\nthree\nfour\n5\n");
        studio.git.write(ann, "poem", "one\ntwo\nTHREE\nFOUR\nFIVE\n");
        nobody();

        var run = studio.aw(ann, "conflicts");

        assertThat(run.out()).as(run.err()).isEqualTo("feat/window - feat/door*  poem:3-5\n");
    }

    @Test
    void workThatIsLeftOutIsNamed() {
        studio.git.write(ann, "poem", "mine\n");

        var run = studio.in(ann).with("AW_GIT_ENGINE", "jgit").call("conflicts");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("the uncommitted work of feat/door is left out: this git engine");
        assertThat(studio.in(ann).with("AW_GIT_ENGINE", "jgit").call("conflicts", "--json").out())
                .contains("\"leftOut\": \"");
    }

    @Test
    void anUnresolvedMergeIsLeftOutAndNamed() {
        other("one\ntwo\n3\n4\nfive\n");
        studio.git.tryGit(ann, "merge", "feat/window");

        assertThat(studio.aw(ann, "conflicts").err())
                .contains("the uncommitted work of feat/door is left out: ").contains("unmerged");
    }

    private void nobody() {
        studio.git.git(ann, "config", "--unset", "user.name");
        studio.git.git(ann, "config", "--unset", "user.email");
        studio.git.git(ann, "config", "user.useConfigOnly", "true");
    }
}
