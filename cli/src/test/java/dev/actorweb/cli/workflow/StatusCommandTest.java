package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    @Test
    void aCleanBranchIsUpToDate() {
        assertThat(studio.ok(ann, "status")).isEqualTo("""
                branch       feat/door
                integration  origin/main, up to date
                changes      none
                """);
    }

    @Test
    void changesAreListedWithWhatCanBeDoneNext() {
        studio.git.write(ann, "README", "changed\n");
        studio.git.write(ann, "new file", "new\n");
        studio.git.write(ann, "staged", "staged\n");
        studio.git.git(ann, "add", "staged");

        assertThat(studio.ok(ann, "status")).isEqualTo("""
                branch       feat/door
                integration  origin/main, up to date
                changes      3
                  unstaged   modified  README
                  staged     added     staged
                  untracked            new file
                next         aw save "type: what it does"   commit the changes
                """);
    }

    @Test
    void commitsToShipAndToTakeInAreCounted() {
        studio.git.commit(ann, "a", "a", "feat: a");
        var bob = studio.bob();
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        studio.git.git(ann, "fetch", "--quiet");

        assertThat(studio.ok(ann, "status")).isEqualTo("""
                branch       feat/door
                integration  origin/main, 1 to ship, 1 to take in
                changes      none
                next         aw sync                        take in what others have done
                             aw ship                        bring this branch onto main
                """);
    }

    @Test
    void theIntegrationBranchItselfHasNothingToShip() {
        studio.git.git(ann, "switch", "--quiet", "main");
        studio.git.commit(ann, "a", "a", "feat: a");

        assertThat(studio.ok(ann, "status")).contains("integration  origin/main, 1 ahead",
                "next         git push                       publish what is on main")
                .doesNotContain("aw ship");

        studio.git.git(ann, "push", "--quiet", "origin", "main");
        assertThat(studio.ok(ann, "status")).doesNotContain("next");
    }

    @Test
    void anUnbornBranchHasNoCommitYet() {
        var fresh = studio.git.repository("fresh");

        assertThat(studio.ok(fresh, "status")).isEqualTo("""
                branch       main (no commit yet)
                integration  unknown
                changes      none
                next         aw init                        name the branch that work is integrated into
                """);
    }

    @Test
    void aDetachedHeadIsNamedByItsCommit() {
        studio.git.git(ann, "switch", "--quiet", "--detach");

        assertThat(studio.ok(ann, "status")).contains("branch       detached at ")
                .contains("git switch -c NAME");
    }

    @Test
    void anUnfinishedMergeIsSaid() {
        studio.git.commit(ann, "README", "ours\n", "fix: ours");
        studio.git.git(ann, "switch", "--quiet", "--create", "other", "main");
        studio.git.commit(ann, "README", "theirs\n", "fix: theirs");
        merge("feat/door");

        assertThat(studio.ok(ann, "status")).contains("operation    merge in progress")
                .contains("  conflict   both modified README").contains("git merge --abort");
    }

    private void merge(String branch) {
        var run = studio.in(ann);
        assertThat(run).isNotNull();
        studio.git.git(ann, "-c", "alias.try=!git merge --quiet " + branch + " || true", "try");
    }

    @Test
    void namesThatWouldSteerTheTerminalAreShownOnOneLineWithoutIt() {
        studio.git.write(ann, "evil\u001b[31m\nname", "x");

        var out = studio.ok(ann, "status");

        assertThat(out).contains("evil\\nname").doesNotContain("\u001b");
    }

    @Test
    void everyWorkTreeIsShownOnDemand() {
        studio.git.git(ann, "worktree", "add", "--quiet", "-b", "agent/1", "../ann-agent-1", "main");
        studio.git.write(ann.resolveSibling("ann-agent-1"), "x", "x");

        assertThat(studio.ok(ann, "status", "--all")).contains("worktrees    2")
                .contains("  feat/door  clean")
                .contains("  agent/1    1 change, up to date");
    }

    @Test
    void aDocumentTellsTheSameToPrograms() {
        studio.git.write(ann, "new", "x");

        assertThat(studio.ok(ann, "status", "--json")).contains("\"schema\": \"aw/status/1\"")
                .contains("\"branch\": \"feat/door\"").contains("\"path\": \"new\"")
                .contains("\"untracked\": true")
                .contains("\"ref\": \"refs/remotes/origin/main\"").contains("\"clean\": false");
    }

    @Test
    void outsideARepositoryThereIsNothingToTell() {
        var run = studio.aw(studio.git.folder("elsewhere"), "status");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("is not in a git repository").contains("git init");
    }

    @Test
    void aBrokenConfigurationIsAUsageErrorWithItsPlace() {
        studio.git.write(ann, "aw.yaml", "workflow:\n  integratoin: main\n");

        var run = studio.aw(ann, "status");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("aw.yaml:2:3").contains("integration");
    }
}
