package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private void checks(String checks) {
        studio.config(ann, "workflow: { checks: [ " + checks + " ] }\n");
    }

    @Test
    void whatConcernsTheChangeIsRun() {
        checks("{ name: java, run: [sh, -c, 'echo run >>.git/java'], paths: ['**/*.java'] },"
                + " { name: all, run: ['true'] }");
        studio.git.commit(ann, "src/A.java", "class A {}", "feat: a");

        assertThat(studio.ok(ann, "check")).contains("java").contains("all").contains("passed");
        assertThat(studio.git.read(ann, ".git/java")).isEqualTo("run\n");
        studio.ok(ann, "check", "all");
        assertThat(studio.git.read(ann, ".git/java")).isEqualTo("run\n");
    }

    @Test
    void aMessageIsCheckedAsTheHookGivesIt() {
        studio.config(ann, "workflow: { commit: { types: [feat, fix] } }\n");
        studio.git.write(ann, ".git/COMMIT_EDITMSG", """
                feat: open the door

                # a comment of git's
                # ------------------------ >8 ------------------------
                diff --git a/x b/x
                -broken: this is no footer
                """);
        assertThat(studio.ok(ann, "check", "--message", ".git/COMMIT_EDITMSG")).isEmpty();

        studio.git.write(ann, ".git/COMMIT_EDITMSG", "feta: open the door\n");
        var run = studio.aw(ann, "check", "--message", ".git/COMMIT_EDITMSG");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).startsWith(".git/COMMIT_EDITMSG:1:1: error the type is not one of");
        assertThat(studio.aw(ann, "check", "--message", ".git/COMMIT_EDITMSG", "--json").out())
                .contains("\"accepted\": false", "\"line\": 1");
        assertThat(studio.aw(ann, "check", "--message", "nowhere").exit()).isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void rulesOfOnesOwnHoldForTheHookAndForSave() {
        studio.config(ann,
                "workflow: { commit: { rules: { subject-case: off, signed-off-by: error, body-empty: warning } } }\n");
        studio.git.write(ann, "m", "fix: Open the door\n");

        var run = studio.aw(ann, "check", "--message", "m");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("m:1:1: error the message must end with a line `Signed-off-by: …`",
                "workflow.commit.rules.signed-off-by in aw.yaml", "warning there is no body")
                .doesNotContain("capital");
        studio.git.write(ann, "a", "a");
        assertThat(studio.aw(ann, "save", "fix: Open the door").exit()).isEqualTo(Exit.USAGE);
        studio.ok(ann, "save", "fix: Open the door", "--footer", "Signed-off-by: Ann <ann@example.org>");
        assertThat(studio.ok(ann, "config", "list", "--origin"))
                .contains("workflow.commit.rules.signed-off-by")
                .contains("aw.yaml:1:");
    }

    @Test
    void anotherSignForCommentsIsHeeded() {
        studio.git.git(ann, "config", "core.commentChar", ";");
        studio.git.write(ann, "m", "fix: x\n\n; a comment\n#12 is meant\n");

        assertThat(studio.ok(ann, "check", "--message", "m")).isEmpty();
    }

    @Test
    void whatPassedOnTheSameContentIsNotRunAgain() {
        checks("{ name: count, run: [sh, -c, 'echo run >>.git/count'], on: [save, ship] }");
        studio.git.write(ann, "a", "a");

        studio.ok(ann, "check");
        assertThat(studio.ok(ann, "check")).contains("passed before");
        studio.ok(ann, "save", "feat: a");
        studio.ok(ann, "ship");
        assertThat(studio.git.read(ann, ".git/count")).isEqualTo("run\n");
        studio.ok(ann, "check", "--all", "--no-cache");
        assertThat(studio.git.read(ann, ".git/count")).isEqualTo("run\nrun\n");
        studio.git.write(ann, "b", "b");
        studio.ok(ann, "check");
        assertThat(studio.git.read(ann, ".git/count")).isEqualTo("run\nrun\nrun\n");
    }

    @Test
    void aFailureIsShownAndNeverRemembered() {
        checks("{ name: bad, run: [sh, -c, 'echo because; exit 3'] }, { name: good, run: ['true'] }");
        studio.git.write(ann, "a", "a");

        for (int i = 0; i < 2; i++) {
            var run = studio.aw(ann, "check");
            assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(run.out()).contains("failed with exit status 3").contains("good");
            assertThat(run.err()).contains("| because");
        }
        assertThat(studio.aw(ann, "check", "--json").out()).contains("\"schema\": \"aw/check/1\"")
                .contains("\"passed\": false");
        assertThat(studio.aw(ann, "check", "nobody").exit()).isEqualTo(Exit.PRECONDITION);
    }

    /// Each waits for the other: one after the other, both would run out of time.
    @Test
    void checksRunSideBySide() {
        checks("{ name: one, run: [sh, -c, 'mkfifo .git/f 2>/dev/null; echo 1 >.git/f'], timeout: 1m },"
                + " { name: two, run: [sh, -c, 'mkfifo .git/f 2>/dev/null; read x <.git/f'], timeout: 1m }");
        studio.git.write(ann, "a", "a");

        studio.ok(ann, "check");
    }

    @Test
    void theChangedFilesTakeThePlaceOfTheirWord() {
        checks("{ name: lint, run: [sh, -c, 'echo \"$*\" >>.git/asked', x, -q, '{files}', end], paths: ['*.js'], on: [save, ship] }");
        studio.git.commit(ann, "old.js", "1", "feat: old");
        studio.git.commit(ann, "gone.js", "1", "feat: gone");
        studio.git.git(ann, "push", "--quiet", "origin", "HEAD:main");
        studio.git.git(ann, "fetch", "--quiet");
        studio.git.commit(ann, "-a b.js", "1", "feat: a");
        studio.git.write(ann, "c.js", "1");
        studio.git.write(ann, "c.txt", "1");
        studio.git.git(ann, "rm", "--quiet", "gone.js");

        studio.ok(ann, "check");
        assertThat(asked()).isEqualTo("-q ./-a b.js c.js end");
        assertThat(studio.ok(ann, "check")).contains("passed before");
        studio.ok(ann, "check", "--all");
        assertThat(asked()).isEqualTo("-q ./-a b.js c.js old.js end");
        studio.ok(ann, "save", "feat: c", "c.js");
        assertThat(asked()).isEqualTo("-q c.js end");
        studio.ok(ann, "save", "feat: rest");
    }

    /// A run after the other, so that a program's own cache sees one at a time; the second has no
    /// say in whether the third is run.
    @Test
    void filesBeyondACommandLineAreAskedAboutInSeveralRuns() {
        checks("{ name: lint, run: [sh, -c, 'echo \"$#\" >>.git/asked; case $* in *f1500*) echo bad; exit 3; esac', x, "
                + "'{files}'], paths: ['src/**'] }");
        for (int i = 1000; i < 4000; i++) {
            studio.git.write(ann, "src/" + "long/".repeat(18) + "f" + i, "");
        }

        var run = studio.aw(ann, "check");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).containsPattern("lint \\(1 of 3\\) +failed with exit status 3")
                .containsPattern("lint \\(2 of 3\\) +passed").containsPattern("lint \\(3 of 3\\) +passed");
        assertThat(run.err()).contains("check lint (1 of 3):\n  | bad\n");
        assertThat(studio.git.read(ann, ".git/asked").lines().mapToInt(Integer::parseInt).sum())
                .isEqualTo(3000);
        assertThat(studio.aw(ann, "check").err()).contains("check lint (2 of 3) passed before");
    }

    /// In the result, which has what others have shipped.
    @Test
    void aShipChecksTheFilesThatItBrings() {
        checks("{ name: lint, run: [sh, -c, 'echo \"$*\" >%s/.git/asked', x, '{files}'], on: [ship] }"
                .formatted(ann));
        studio.git.commit(ann, "a.js", "1", "feat: a");
        var bob = studio.bob();
        studio.git.commit(bob, "b.js", "1", "feat: b");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");

        studio.ok(ann, "ship");

        assertThat(asked()).isEqualTo("a.js aw.yaml");
    }

    /// A deletion leaves nothing to look at.
    @Test
    void withoutAFileTheCheckDoesNotRun() {
        checks("{ name: lint, run: ['false', '{files}'], paths: ['*.js'] }");
        studio.git.commit(ann, "gone.js", "1", "feat: gone");
        studio.git.git(ann, "push", "--quiet", "origin", "HEAD:main");
        studio.git.git(ann, "fetch", "--quiet");
        studio.git.git(ann, "rm", "--quiet", "gone.js");

        assertThat(studio.ok(ann, "check")).contains("no check concerns what was changed");
    }

    private String asked() {
        return studio.git.read(ann, ".git/asked").lines().toList().getLast();
    }

    /// One child waits for its parent, the other has left it for the background.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aTimeOutEndsTheWholeTreeAndWhatHasLeftIt() throws Exception {
        checks("{ name: slow, timeout: 3s, run: [sh, -c, 'sleep 300 & echo $! >.git/child; "
                + "(setsid sleep 300 & echo $! >.git/daemon); wait'] }");
        studio.git.write(ann, "a", "a");

        var run = studio.aw(ann, "check");

        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        for (var file : List.of(".git/child", ".git/daemon")) {
            long child = Long.parseLong(studio.git.read(ann, file).strip());
            assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).as(file).isEmpty();
        }
    }

    /// A daemon that a build leaves behind on purpose keeps nobody waiting, and lives.
    @Test
    void whatAPassingCheckLeavesBehindStays() throws Exception {
        checks("{ name: daemon, run: [sh, -c, 'sleep 300 & echo $! >.git/daemon'] }");
        studio.git.write(ann, "a", "a");

        studio.ok(ann, "check");

        var daemon = ProcessHandle.of(Long.parseLong(studio.git.read(ann, ".git/daemon").strip()));
        assertThat(daemon).hasValueSatisfying(process -> assertThat(process.destroyForcibly()).isTrue());
    }

    @Test
    void whatIsShownOfAFailureIsWhatATerminalWouldShow() {
        checks("{ name: colours, run: [sh, -c, 'printf \"\\033[31mred\\033[0m\\n10%%\\r50%%\\r100%%\\r\\nlast\"; exit 1'] }");
        studio.git.write(ann, "a", "a");

        assertThat(studio.aw(ann, "check").err()).contains("| red\n", "| 100%\n", "| last\n")
                .doesNotContain("10%\n", "50%", "\u001b");
    }

    @Test
    void aCheckThatASignalHasEndedSaysSo() {
        checks("{ name: killed, run: [sh, -c, 'kill -9 $$'] }");
        studio.git.write(ann, "a", "a");

        assertThat(studio.aw(ann, "check").out()).contains("failed with exit status 137 (signal 9)");
    }

    /// What has passed is the content from before, or none: a formatter changes files.
    @Test
    void aCheckThatChangesWhatItChecksIsNotRemembered() {
        checks("{ name: format, run: [sh, -c, 'echo x >>a'] }");
        studio.git.write(ann, "a", "a");
        studio.ok(ann, "check");
        studio.git.write(ann, "a", "a");

        assertThat(studio.ok(ann, "check")).doesNotContain("passed before");
    }
}
