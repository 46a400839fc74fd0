package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hooks of git around a rebase or merge that is computed in memory, with either engine.
class ReplayHooksTest extends InStudio {
    /// Ann and Bob have a commit each, and Bob has shipped his.
    @BeforeEach
    void commitAndShip() {
        studio.git.commit(ann, "door", "1", "feat: door");
        studio.git.commit(ann, "handle", "1", "feat: handle");
        var bob = studio.bob();
        studio.git.commit(bob, "window", "1", "feat: window");
        studio.ok(bob, "ship");
    }

    /// Notes arguments and input, and what is checked out meanwhile.
    private void note(String hook) {
        studio.git.hook(ann, hook, "{ echo \"" + hook + " $*\"; [ " + hook
                + " != post-rewrite ] || cat; git log -1 --format=%s; } >> .git/hooks-seen\n");
    }

    private String seen() {
        return ann.resolve(".git/hooks-seen").toFile().exists()
                ? studio.git.read(ann, ".git/hooks-seen")
                : "";
    }

    @ParameterizedTest
    @CsvSource({"git,sync", "git,ship", "jgit,sync", "jgit,ship"})
    void thePreRebaseHookMayRefuse(String engine, String command) {
        studio.git.hook(ann, "pre-rebase", "echo \"not onto $1\" >&2\nexit 1\n");
        var before = studio.snapshot(ann);

        var run = aw(engine, ann, command);

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("not onto origin/main").contains("pre-rebase");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        ok(engine, command, "--dry-run");
    }

    @ParameterizedTest
    @CsvSource({"git,sync", "git,ship", "jgit,sync", "jgit,ship"})
    void thePostRewriteAndPostCheckoutHooksHearOfARebase(String engine, String command) {
        note("post-rewrite");
        note("post-checkout");
        note("post-merge");
        var door = studio.git.tip(ann, "HEAD~1");
        var handle = studio.git.tip(ann, "HEAD");

        ok(engine, command);

        assertThat(seen()).isEqualTo("post-checkout " + handle + " " + studio.git.tip(ann, "HEAD")
                + " 1\nfeat: handle\n"
                + "post-rewrite rebase\n" + door + " " + studio.git.tip(ann, "HEAD~1") + "\n" + handle + " "
                + studio.git.tip(ann, "HEAD") + "\nfeat: handle\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePostMergeHookHearsOfAMergeAndAFastForward(String engine) {
        note("post-rewrite");
        note("post-checkout");
        note("post-merge");
        studio.git.git(ann, "config", "core.hooksPath", ".git/hooks");

        ok(engine, "ship", "--strategy", "merge");

        assertThat(seen()).isEqualTo("post-merge 0\nMerge branch 'feat/door'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void whatHooksThinkAfterwardsChangesNothing(String engine) {
        studio.git.hook(ann, "post-rewrite", "echo 'sulking' >&2\nexit 1\n");

        var run = aw(engine, ann, "sync");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("sulking").contains("post-rewrite hook failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aDryRunAndABranchThatStaysRunNoHook(String engine) {
        for (var hook : new String[]{"pre-rebase", "post-rewrite", "post-checkout", "post-merge",
                "pre-push"}) {
            note(hook);
        }
        ok(engine, "sync", "--dry-run");
        ok(engine, "ship", "--dry-run");
        assertThat(seen()).isEmpty();
        studio.git.git(ann, "reset", "--quiet", "--hard", "origin/main");
        ok(engine, "sync");
        studio.git.git(ann, "fetch", "--quiet");
        studio.git.git(ann, "reset", "--quiet", "--hard", "origin/main");
        ok(engine, "sync");
        assertThat(seen()).doesNotContain("rebase").doesNotContain("post-rewrite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePrePushHookMayRefuseAndNothingHasChanged(String engine) {
        studio.git.hook(ann, "pre-push", "echo \"not to $1\" >&2\nexit 1\n");
        var before = studio.snapshot(ann);

        var run = aw(engine, ann, "ship");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("not to origin").contains("pre-push");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }
}
