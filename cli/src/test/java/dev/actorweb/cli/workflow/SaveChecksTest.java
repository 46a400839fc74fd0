package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveChecksTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private void check(String line) {
        studio.config(ann, "workflow:\n  checks:\n    - " + line + "\n");
        studio.git.write(ann, "src/a", "a\n");
    }

    @Test
    void aCheckThatPassesLetsTheCommitThrough() {
        check("{ name: look, run: [test, -f, src/a], on: [save] }");

        studio.ok(ann, "save", "feat: a");
    }

    @Test
    void aCheckThatFailsStopsTheCommitAndShowsWhatItSaid() {
        check("{ name: look, run: [sh, -c, 'echo \"bad \\033[31mnews\"; exit 7'], on: [save] }");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "save", "feat: a");

        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(run.err()).contains("check 'look' failed with exit status 7").contains("bad ")
                .contains(".git/aw/checks/look.log").contains("the message is kept").doesNotContain("\u001b");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void aCheckRunsOnlyForPathsItIsAbout() {
        check("{ name: look, run: ['false'], on: [save], paths: ['docs/**'] }");

        studio.ok(ann, "save", "feat: a");
        studio.git.write(ann, "docs/a.md", "a\n");

        assertThat(studio.aw(ann, "save", "docs: a").exit()).isEqualTo(Exit.STOPPED);
    }

    @Test
    void aCheckThatDoesNotEndIsEndedWithAllItStarted() throws Exception {
        var mark = "31" + ProcessHandle.current().pid();
        check("{ name: slow, run: [sh, -c, 'sleep " + mark + " & wait'], on: [save], timeout: 300ms }");

        var run = studio.aw(ann, "save", "feat: a");

        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(run.err()).contains("did not end within 300ms");
        var left = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep " + mark))
                .toList();
        for (var killed : left) { // it may take its time to go
            killed.onExit().get(5, TimeUnit.MINUTES);
        }
    }

    @Test
    void aCheckThatCannotBeStartedIsSaid() {
        check("{ name: look, run: [no-such-program-here], on: [save] }");

        var run = studio.aw(ann, "save", "feat: a");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("cannot be started");
    }

    @Test
    void aCheckEndedFromTheKeyboardInterruptsTheCommand() {
        check("{ name: look, run: [sh, -c, 'exit 130'], on: [save] }");

        var run = studio.aw(ann, "save", "feat: a");

        assertThat(run.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(run.err()).contains("the message is kept").contains("aw: interrupted");
    }

    @Test
    void checksAreSkippedOnDemand() {
        check("{ name: look, run: ['false'], on: [save] }");

        studio.ok(ann, "save", "--no-checks", "feat: a");
    }

    @Test
    void awInACheckIsThisVeryProgram() {
        check("{ name: self, run: [aw, version], on: [save] }");

        studio.ok(ann, "save", "feat: a");

        assertThat(studio.git.read(ann, ".git/aw/checks/self.log")).startsWith("aw ");
    }
}
