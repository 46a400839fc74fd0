package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `aw save --amend`, `--fixup` and `--suggest`.
class SaveReplacingTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    @Test
    void anAmendReplacesTheLastCommitAndKeepsItsMessage() {
        studio.git.commit(ann, "a", "a", "feat: a\n\nwith a body");
        studio.git.write(ann, "b", "b");
        var before = studio.snapshot(ann);

        studio.ok(ann, "save", "--amend");

        assertThat(studio.git.git(ann, "log", "--format=%B", "-1").strip())
                .isEqualTo("feat: a\n\nwith a body");
        assertThat(studio.git.git(ann, "show", "--format=", "--name-only")).isEqualTo("a\nb\n");
        studio.ok(ann, "undo");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void anAmendCanChangeTheMessageAlone() {
        studio.git.commit(ann, "a", "a", "feat: a");

        studio.ok(ann, "save", "--amend", "feat: better");

        assertThat(studio.subjects(ann, "HEAD")).isEqualTo("feat: better\ndocs: say hello\n");
        assertThat(studio.ok(ann, "save", "--amend")).startsWith("nothing to commit");
    }

    @Test
    void whatOthersHaveIsNotAmended() {
        studio.git.write(ann, "a", "a");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "save", "--amend");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("is part of origin/main already");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void theCopyAtTheRemoteIsNotTakenForSomebodyElsesWorkAfterAnAmend() {
        studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.git(ann, "push", "--quiet", "origin", "feat/door");
        studio.git.write(ann, "b", "b");

        studio.ok(ann, "save", "--amend");

        assertThat(studio.ok(ann, "ship")).contains("shipped 1 commit");
    }

    @Test
    void aFixupNamesTheCommitItCorrectsAndIsNotShippedAsItIs() {
        var wrong = studio.git.commit(ann, "a", "a", "feat: a");
        studio.git.commit(ann, "b", "b", "feat: b");
        studio.git.write(ann, "a", "corrected");
        studio.git.write(ann, "c", "c");

        studio.ok(ann, "save", "--fixup", wrong.hex(), "a");

        assertThat(studio.subjects(ann, "HEAD")).startsWith("fixup! feat: a\nfeat: b\n");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEqualTo("?? c\n");
        studio.git.git(ann, "clean", "-fdq");
        var run = studio.aw(ann, "ship");
        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("fixup! feat: a").contains("--autosquash");
        assertThat(studio.aw(ann, "save", "--fixup", "nothing-there", "a").err()).contains("no commit");
        assertThat(studio.aw(ann, "save", "--fixup", "HEAD", "--amend").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aProposalIsMadeFromPathsAndDefinitions() {
        studio.git.commit(ann, "door/src/main/java/Door.java", "class Door {\n    void open() {}\n}\n",
                "feat: door");
        studio.git.write(ann, "door/src/main/java/Door.java",
                "class Door {\n    void open() {}\n    public void lockTwice(int n) {}\n}\n");

        var run = studio.aw(ann, "save", "--suggest");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).isEqualTo("feat(door): add lockTwice\n");
        assertThat(run.err()).contains("nothing was committed");
        assertThat(studio.ok(ann, "save", "--suggest", "--yes")).contains("feat(door): add lockTwice");
        studio.git.write(ann, "docs/guide.md", "guide");
        assertThat(studio.ok(ann, "save", "--suggest", "--dry-run")).contains("docs: add guide.md");
        assertThat(studio.ok(ann, "save", "--suggest", "--json"))
                .contains("\"proposal\": \"docs: add guide.md\"");
    }
}
