package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.git.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The main job through the launcher: edit, save, ship, by one developer and by two at once.
class WorkflowIT {
    private static final int OK = 0;
    private static final int REFUSED = 5;

    private GitSandbox git;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        assumeThat(AwProcess.distribution().resolve("lib/aw.jar")).exists();
        git = new GitSandbox(folder);
        ann = git.seededClone("ann");
        git.git(ann, "switch", "--quiet", "--create", "feat/door");
    }

    private AwProcess in(Path folder) {
        var aw = AwProcess.in(folder);
        for (var variable : List.of("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME",
                "GIT_COMMITTER_EMAIL")) {
            aw.without(variable);
        }
        git.variables().forEach(aw::with);
        return aw;
    }

    private String subjects(Path repository, String revision) {
        return git.git(repository, "log", "--format=%s", revision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void oneDeveloperShipsWhatWasSaved(String engine) throws Exception {
        git.write(ann, "door", "open\n");

        assertThat(in(ann).with("AW_GIT_ENGINE", engine).run("save", "feat: open the door").succeeded())
                .contains("] feat: open the door");
        assertThat(in(ann).with("AW_GIT_ENGINE", engine).run("status").succeeded())
                .contains("integration  origin/main, 1 to ship");
        assertThat(in(ann).with("AW_GIT_ENGINE", engine).run("ship").succeeded())
                .startsWith("shipped 1 commit of feat/door: origin/main is now ");

        assertThat(subjects(git.remote(), "main")).isEqualTo("feat: open the door\ndocs: say hello\n");
        assertThat(git.tip(ann, "HEAD")).isEqualTo(git.tip(git.remote(), "main"));
        assertThat(git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @Test
    void twoDevelopersWhoShipAtOnceBothArriveOnce() throws Exception {
        var bob = git.clone("bob");
        git.git(bob, "switch", "--quiet", "--create", "feat/window");
        git.write(ann, "door", "open\n");
        git.write(bob, "window", "open\n");
        in(ann).run("save", "feat: open the door").succeeded();
        in(bob).run("save", "feat: open the window").succeeded();

        var race = List.of(start(ann), start(bob));
        for (int i = 0; i < 2; i++) {
            var run = race.get(i).get(10, TimeUnit.MINUTES);
            assertThat(run.code()).as(run.err()).isIn(OK, REFUSED);
            if (run.code() == REFUSED) {
                in(i == 0 ? ann : bob).run("ship").succeeded();
            }
        }

        assertThat(subjects(git.remote(), "main").lines()).containsExactlyInAnyOrder("feat: open the door",
                "feat: open the window", "docs: say hello");
    }

    private FutureTask<AwProcess.Result> start(Path folder) {
        var task = new FutureTask<>(() -> in(folder).run("ship"));
        Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void anInterruptEndsTheCheckTidiesUpAndChangesNothing() throws Exception {
        AwProcess.assumeNotIgnored("INT");
        var started = git.home().resolve("started");
        git.git(ann, "-c", "alias.fifo=!mkfifo '" + started + "'", "fifo");
        git.commit(ann, "aw.yaml", """
                workflow:
                  checks:
                    - { name: slow, run: [sh, -c, 'sleep 600 & echo $! > %s; wait'], on: [ship] }
                """.formatted(started), "chore: configure aw");
        var before = git.git(ann, "for-each-ref");
        var process = in(ann).builder(List.of(AwProcess.distribution().resolve("aw").toString(), "ship"))
                .start();
        var sleeper = ProcessHandle.of(Long.parseLong(Files.readString(started).strip())).orElseThrow();

        git.git(ann, "-c", "alias.int=!kill -INT " + process.pid(), "int");

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(sleeper.isAlive()).isFalse();
        assertThat(git.git(ann, "for-each-ref")).isEqualTo(before);
        assertThat(git.git(ann, "worktree", "list").lines()).hasSize(1);
        assertThat(git.tip(git.remote(), "main")).isEqualTo(git.tip(ann, "main"));
    }

    @Test
    void pathsAndMessagesWithAnythingInThemArriveUnharmed() throws Exception {
        git.write(ann, "with space/über\nzwei", "x");
        git.write(ann, "-rf", "x");
        git.write(ann, "@file", "x");

        in(ann).run("save", "feat: größer & „besser“", "--", "-rf", "@file", "with space").succeeded();

        assertThat(subjects(ann, "HEAD")).startsWith("feat: größer & „besser“\n");
        assertThat(git.git(ann, "show", "--format=", "--name-only", "-z", "HEAD").split("\0"))
                .containsExactlyInAnyOrder("-rf", "@file", "with space/über\nzwei");
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNoFile() throws Exception {
        git.write(ann, "x", "feat: from a file\n");

        assertThat(in(ann).run("save", "@x").code()).isEqualTo(2);
    }

    @Test
    void nothingWaitsForInputWithoutATerminal() throws Exception {
        git.write(ann, "x", "x");

        var run = in(ann).run("save");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("MESSAGE is missing");
    }

    @Test
    void aCheckThatCallsAwGetsThisOne() throws Exception {
        git.commit(ann, "aw.yaml",
                "workflow: { checks: [ { name: self, run: [aw, version], on: [ship] } ] }\n",
                "chore: configure aw");

        in(ann).with("PATH", "/usr/bin:/bin").run("ship").succeeded();

        assertThat(git.read(ann, ".git/aw/checks/self.log")).startsWith("aw ");
    }
}
