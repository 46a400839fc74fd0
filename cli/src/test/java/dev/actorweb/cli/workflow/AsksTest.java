package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What users of other tools ask for, and what those tools have done to them; the table is
/// in docs/workflow.md.
class AsksTest extends InStudio {
    private String atTheRemote(String ref) {
        return studio.git.git(studio.git.remote(), "for-each-ref", "--format=%(objectname)", ref);
    }

    @Test
    void undoingAShipTouchesNobodyElsesBranch() {
        var bob = studio.bob();
        studio.git.commit(bob, "window", "1", "feat: window");
        studio.git.git(bob, "push", "--quiet", "origin", "feat/window");
        studio.git.commit(ann, "door", "1", "feat: door");
        studio.git.git(ann, "branch", "mine");
        var main = atTheRemote("refs/heads/main");
        studio.ok(ann, "ship");
        studio.git.commit(bob, "window", "2", "feat: larger window");
        studio.git.git(bob, "push", "--quiet", "origin", "feat/window");
        var bobs = atTheRemote("refs/heads/feat/window");
        var mine = studio.git.tip(ann, "mine");

        studio.ok(ann, "undo");

        assertThat(atTheRemote("refs/heads/main")).isEqualTo(main);
        assertThat(atTheRemote("refs/heads/feat/window")).isEqualTo(bobs);
        assertThat(studio.git.tip(ann, "mine")).isEqualTo(mine);
    }

    @Test
    void noSideOfAConflictIsEverTakenSilently() {
        var bob = studio.bob();
        studio.git.commit(bob, "README", "bob's words\n", "docs: bob");
        studio.ok(bob, "ship");
        studio.git.commit(ann, "README", "ann's words\n", "docs: ann");
        for (var command : List.of("sync", "ship")) {
            var run = studio.aw(ann, command);

            assertThat(run.exit()).isEqualTo(Exit.STOPPED);
            assertThat(run.err()).contains("README");
            assertThat(studio.git.read(ann, "README")).contains("<<<<<<<", "bob's words", "ann's words");
            assertThat(studio.git.git(bob, "ls-remote", "origin", "main"))
                    .startsWith(studio.git.tip(bob, "HEAD").hex());
            studio.ok(ann, command, "--abort");
            assertThat(studio.git.read(ann, "README")).isEqualTo("ann's words\n");
        }
    }

    @Test
    void theCleanUpOfMessagesIsTheOneThatGitIsConfiguredWith() {
        studio.git.git(ann, "config", "commit.cleanup", "strip");
        studio.git.write(ann, "one", "1");
        studio.ok(ann, "save", "feat: one\n\nwhy\n\n\n# a comment\n");
        assertThat(studio.git.git(ann, "log", "-1", "--format=%B")).isEqualTo("feat: one\n\nwhy\n\n");

        studio.git.git(ann, "config", "commit.cleanup", "verbatim");
        studio.git.write(ann, "two", "2");
        studio.ok(ann, "save", "feat: two\n\n# not a comment\n");
        assertThat(studio.git.git(ann, "log", "-1", "--format=%B")).contains("# not a comment\n");
    }

    @Test
    void squashedStacksShipWithoutPhantomConflicts() {
        studio.git.commit(ann, "door", "1\n", "feat: door");
        studio.git.commit(ann, "door", "2\n", "feat: better door");
        studio.git.git(ann, "switch", "--quiet", "--create", "feat/handle");
        studio.git.commit(ann, "door", "2\nhandle\n", "feat: handle");
        studio.git.git(ann, "switch", "--quiet", "feat/door");

        studio.ok(ann, "ship", "--strategy", "squash", "--message", "feat: door");
        studio.git.git(ann, "switch", "--quiet", "feat/handle");
        studio.ok(ann, "ship", "--strategy", "squash");

        assertThat(studio.git.git(studio.git.remote(), "log", "--format=%s", "main"))
                .isEqualTo("feat: handle\nfeat: door\ndocs: say hello\n");
        assertThat(studio.git.git(studio.git.remote(), "show", "main:door")).isEqualTo("2\nhandle\n");
    }

    @Test
    void exitCodesTellTheTruthAndTheCommitIsPrinted() {
        studio.git.write(ann, "door", "1");
        var saved = studio.ok(ann, "save", "feat: door");
        assertThat(saved).contains(studio.git.tip(ann, "HEAD").abbreviated());
        studio.git.hook(studio.git.remote(), "pre-receive", "exit 1\n");
        var refused = studio.aw(ann, "ship");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.out()).doesNotContain("shipped");
        studio.git.hook(studio.git.remote(), "pre-receive", "exit 0\n");
        var shipped = studio.ok(ann, "ship");
        assertThat(shipped).contains(studio.git.tip(studio.git.remote(), "main").abbreviated());
        assertThat(studio.ok(ann, "ship", "--json")).contains("\"shipped\": false");
        studio.git.write(ann, "handle", "1");
        assertThat(studio.ok(ann, "save", "feat: handle", "--json"))
                .contains("\"commit\": \"" + studio.git.tip(ann, "HEAD") + "\"");
    }

    @Test
    void aScopeThatIsNotOnTheListIsRefusedWithTheOnesThatAre() {
        studio.config(ann, "workflow: { commit: { scopes: [door, window] } }\n");
        studio.git.write(ann, "new", "1");
        var words = new ArrayList<String>();
        for (var message : List.of("feat(dor): new", "feat(door,roof): new")) {
            var run = studio.aw(ann, "save", message);
            assertThat(run.exit()).isEqualTo(Exit.USAGE);
            words.add(run.err());
        }

        assertThat(words).allSatisfy(err -> assertThat(err).contains("door", "window"));
        studio.ok(ann, "save", "feat(door,window): new");
        studio.git.write(ann, "newer", "1");
        studio.ok(ann, "save", "newer", "--type", "feat", "--scope", "window");
    }
}
