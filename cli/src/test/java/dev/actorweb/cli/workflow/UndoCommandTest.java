package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private String status() {
        return studio.git.git(ann, "status", "--porcelain");
    }

    private Path bobPushes(String path, String content) {
        var bob = studio.bob();
        studio.git.commit(bob, path, content, "feat: bob's " + path);
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        return bob;
    }

    @Test
    void aSaveIsTakenBackAndWhatWasStagedIsStagedAgain() {
        studio.git.write(ann, "staged", "s");
        studio.git.git(ann, "add", "staged");
        studio.git.write(ann, "untracked", "u");
        studio.git.write(ann, "README", "changed\n");
        var before = studio.snapshot(ann);
        studio.ok(ann, "save", "feat: a");
        var saved = studio.snapshot(ann);

        assertThat(studio.ok(ann, "undo")).startsWith("took back aw save (operation 1): ")
                .contains("feat: a");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.ok(ann, "redo")).startsWith("did again aw save (operation 1): ");
        assertThat(studio.snapshot(ann)).isEqualTo(saved);
        studio.ok(ann, "undo");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.git.read(ann, "staged")).isEqualTo("s");
    }

    @Test
    void whatWasStagedSinceStaysStaged() {
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");
        studio.git.write(ann, "b", "b");
        studio.git.git(ann, "add", "b");
        studio.git.write(ann, "b", "b, edited");

        studio.ok(ann, "undo");

        assertThat(status()).isEqualTo("A  a\nAM b\n");
        assertThat(studio.git.git(ann, "show", ":b")).isEqualTo("b");
    }

    @Test
    void theFirstCommitOfAllIsTakenBackToo() {
        var fresh = studio.git.repository("fresh");
        studio.git.write(fresh, "a", "a");

        studio.ok(fresh, "save", "feat: begin");
        studio.ok(fresh, "undo");

        assertThat(studio.git.git(fresh, "status", "--porcelain")).isEqualTo("?? a\n");
        studio.ok(fresh, "redo");
        assertThat(studio.git.git(fresh, "status", "--porcelain")).isEmpty();
        assertThat(studio.subjects(fresh, "HEAD")).isEqualTo("feat: begin\n");
    }

    @Test
    void repeatedItGoesFurtherBackAndForwardAgain() {
        for (var name : new String[]{"a", "b", "c"}) {
            studio.git.write(ann, name, name);
            studio.ok(ann, "save", "feat: " + name);
        }

        studio.ok(ann, "undo");
        studio.ok(ann, "undo");
        assertThat(studio.subjects(ann, "HEAD")).isEqualTo("feat: a\ndocs: say hello\n");
        assertThat(status()).isEqualTo("?? b\n?? c\n");
        studio.ok(ann, "redo");
        assertThat(studio.subjects(ann, "HEAD")).isEqualTo("feat: b\nfeat: a\ndocs: say hello\n");
        studio.ok(ann, "redo");
        assertThat(studio.subjects(ann, "HEAD")).startsWith("feat: c\n");
        assertThat(status()).isEmpty();
        assertThat(studio.aw(ann, "redo").exit()).isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void somethingNewEndsTheRedo() {
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");
        studio.ok(ann, "undo");
        studio.ok(ann, "save", "feat: another");

        var run = studio.aw(ann, "redo");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("there is nothing to redo");
    }

    @Test
    void aBranchThatWasMovedSinceIsLeftAlone() {
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");
        studio.git.commit(ann, "b", "b", "feat: by hand");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "undo");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("feat/door has been moved since").contains("nothing was changed");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void aBranchThatIsNotCheckedOutAnyMoreIsLeftAlone() {
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");
        studio.git.git(ann, "switch", "--quiet", "main");

        assertThat(studio.aw(ann, "undo").err()).contains("git switch feat/door");
    }

    @Test
    void aSyncIsTakenBackWithUncommittedWorkKept() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        bobPushes("b", "b");
        studio.git.write(ann, "a", "edited");
        studio.git.write(ann, "new", "n");
        var before = studio.snapshot(ann);

        studio.ok(ann, "sync");
        var synced = studio.snapshot(ann);
        assertThat(studio.git.git(ann, "show", "refs/aw/uncommitted/1:new")).isEqualTo("n");
        studio.git.git(ann, "update-ref", "-d", "refs/aw/uncommitted/1");
        var out = studio.ok(ann, "undo");

        assertThat(out).contains("move feat/door").contains("move main").contains("refs/aw/published");
        assertThat(studio.snapshot(ann).replaceAll("refs/aw/uncommitted.*\n", "")).isEqualTo(before);
        assertThat(studio.git.read(ann, "a")).isEqualTo("edited");
        studio.ok(ann, "redo");
        assertThat(studio.snapshot(ann).replaceAll("refs/aw/uncommitted.*\n", ""))
                .isEqualTo(synced.replaceAll("refs/aw/uncommitted.*\n", ""));
    }

    @Test
    void aShipIsTakenBackHereAndAtTheRemote() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        bobPushes("b", "b");
        var before = studio.snapshot(ann);
        var remote = studio.git.git(studio.git.remote(), "for-each-ref");

        studio.ok(ann, "ship");
        var shipped = studio.git.git(studio.git.remote(), "for-each-ref");
        studio.ok(ann, "undo");

        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.git.git(studio.git.remote(), "for-each-ref")).isEqualTo(remote);
        studio.ok(ann, "redo");
        assertThat(studio.git.git(studio.git.remote(), "for-each-ref")).isEqualTo(shipped);
    }

    @Test
    void aShipThatSomebodyHasBuiltOnIsNotTakenBack() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.ok(ann, "ship");
        var bob = studio.bob();
        studio.git.commit(bob, "b", "b", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        var before = studio.snapshot(ann);
        var remote = studio.git.git(studio.git.remote(), "for-each-ref");

        var run = studio.aw(ann, "undo");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("origin/main has been moved since by somebody")
                .contains("git revert --no-edit");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.git.git(studio.git.remote(), "for-each-ref")).isEqualTo(remote);
    }

    @Test
    void workTreesAndConfigurationOfInitAreTakenBack() {
        studio.ok(ann, "init", "--agents", "2");
        assertThat(Files.exists(ann.resolveSibling("ann-agent-2"))).isTrue();
        studio.git.write(ann.resolveSibling("ann-agent-2"), "precious", "p");

        var run = studio.aw(ann, "undo");
        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("has uncommitted changes");
        assertThat(Files.exists(ann.resolve("aw.yaml"))).isTrue();

        studio.git.git(ann.resolveSibling("ann-agent-2"), "clean", "-fdq");
        studio.ok(ann, "undo");
        assertThat(Files.exists(ann.resolve("aw.yaml"))).isFalse();
        assertThat(studio.git.git(ann, "worktree", "list").lines()).hasSize(1);
        assertThat(studio.git.git(ann, "branch", "--list", "agent*")).isEmpty();
        studio.ok(ann, "redo");
        assertThat(studio.git.git(ann, "worktree", "list").lines()).hasSize(3);
    }

    @Test
    void anOlderOperationIsTakenBackByItsNumberIfNothingStandsOnIt() {
        studio.git.git(ann, "switch", "--quiet", "main");
        bobPushes("b", "b");
        studio.ok(ann, "sync");
        studio.git.git(ann, "switch", "--quiet", "feat/door");
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");

        assertThat(studio.ok(ann, "undo", "--op", "1")).contains("move main");
        assertThat(studio.aw(ann, "undo", "--op", "1").err()).contains("taken back already");
        assertThat(studio.aw(ann, "undo", "--op", "99").err()).contains("no operation 99");
    }

    @Test
    void aDryRunChangesNothing() {
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");
        var before = studio.snapshot(ann);

        assertThat(studio.ok(ann, "undo", "--dry-run")).startsWith("would take back aw save (operation 1): ")
                .contains("files stay");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void whereNothingWasDoneThereIsNothingToUndo() {
        var run = studio.aw(ann, "undo");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("there is nothing to undo");
        assertThat(studio.aw(ann, "save", "--continue").err()).contains("nothing is pending here");
    }

    @Test
    void theLogListsWhatWasDoneAndWhatBecameOfIt() {
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "save", "feat: a");
        studio.ok(ann, "ship");
        studio.ok(ann, "undo");

        var lines = studio.ok(ann, "log").lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains(" undo ").contains("feat/door");
        assertThat(lines.get(1)).contains(" ship ").endsWith("by rebase (undone)");
        assertThat(lines.get(2)).contains(" save ").endsWith("feat: a");
        assertThat(studio.ok(ann, "log", "-v", "-n", "2")).contains("push origin/main");
        assertThat(studio.ok(ann, "log", "--json")).contains("\"schema\": \"aw/log/1\"")
                .contains("\"state\": \"undone\"").contains("\"of\": 2");
        assertThat(studio.aw(ann, "log", "-n", "0").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void eachWorkTreeHasItsOwnTimeline() {
        studio.git.git(ann, "worktree", "add", "--quiet", "-b", "feat/other", "../other");
        var other = ann.resolveSibling("other");
        studio.git.write(other, "o", "o");
        studio.ok(other, "save", "feat: o");

        assertThat(studio.aw(ann, "undo").err()).contains("nothing to undo");
        studio.ok(other, "undo");
        assertThat(studio.git.git(other, "status", "--porcelain")).isEqualTo("?? o\n");
    }
}
