package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Tty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hooks that take their time. Each wait is for an event, and bounded so that a broken test ends.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class HookOutputTest extends InStudio {
    /// Says something and waits until somebody has seen it.
    private static final String PATIENT = """
            #!/bin/sh
            printf 'first \\033[31mred\\033[0m\\nready? ' >&2
            i=0
            while [ ! -e .git/seen ]; do
                sleep 0.05; i=$((i+1))
                [ $i -lt 6000 ] || { echo 'nobody has seen it' >&2; exit 1; }
            done
            rm .git/seen
            echo 'go on'
            """;

    private void hook(String name, String script) {
        studio.git.write(ann, ".git/hooks/" + name, script);
        assertThat(ann.resolve(".git/hooks/" + name).toFile().setExecutable(true)).isTrue();
    }

    private Consumer<String> seeing(String what) {
        return text -> {
            if (text.contains(what)) {
                touch(ann.resolve(".git/seen"));
            }
        };
    }

    private static void touch(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void whatAHookSaysIsSeenWhileItRuns(String engine) {
        hook("pre-commit", PATIENT);
        studio.git.write(ann, "README", "changed\n");

        var run = studio.in(ann).with("AW_GIT_ENGINE", engine).with("TERM", "xterm")
                .terminal(new Tty(false, false, true)).witness(seeing("ready? "))
                .call("save", "docs: change");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err()).isEqualTo("first red\nready? go on\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void whatARefusingHookHasSaidIsNotSaidAgain(String engine) {
        hook("commit-msg", PATIENT + "echo 'no good'; exit 1\n");
        studio.git.write(ann, "README", "changed\n");

        var run = studio.in(ann).with("AW_GIT_ENGINE", engine).with("TERM", "xterm")
                .terminal(new Tty(false, false, true)).witness(seeing("ready? "))
                .call("save", "docs: change");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).startsWith("first red\nready? go on\nno good\n")
                .contains("commit-msg hook rejected");
        assertThat(count(run.err(), "no good")).isEqualTo(1);
    }

    /// Whole lines, since something is drawn there meanwhile.
    @ParameterizedTest
    @CsvSource({"git,0", "jgit,0", "git,1", "jgit,1"})
    void beforeAPushLikewise(String engine, int status) {
        hook("pre-push", PATIENT + "echo ending; exit " + status + "\n");
        studio.git.commit(ann, "new", "x\n", "feat: new");

        var run = studio.in(ann).with("AW_GIT_ENGINE", engine).with("TERM", "xterm")
                .terminal(new Tty(false, false, true)).witness(seeing("first red")).call("ship");

        assertThat(run.exit()).as(run.err()).isEqualTo(status == 0 ? Exit.OK : Exit.REFUSED);
        assertThat(run.err()).contains("ready? go on\n");
        assertThat(count(run.err(), "ending")).as(run.err()).isEqualTo(1);
        assertThat(count(run.err(), "first red")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"--json,false", "--no-checks,true"})
    void programsReadItAtTheEndInOnePiece(String option, boolean ci) {
        hook("pre-commit", "#!/bin/sh\nprintf 'one '; echo two\n");
        studio.git.write(ann, "README", "changed\n");
        var aw = studio.in(ann).with("TERM", "xterm").terminal(new Tty(false, false, true));

        var run = (ci ? aw.with("CI", "true") : aw).call("save", "docs: change", option);

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err()).isEqualTo("one two\n");
    }

    /// Somebody has lost patience after a look at what was said so far.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasSaidBeforeAnInterruptIsShownOnce(boolean terminal) throws Exception {
        hook("pre-commit",
                """
                        #!/bin/sh
                        echo 'half of it'
                        (sh -c 'trap "" INT TERM; echo $$ >.git/child.new; mv .git/child.new .git/child; while :; do sleep 0.1; done' &)
                        while [ ! -e .git/child ]; do sleep 0.05; done
                        touch .git/said
                        while :; do sleep 0.1; done
                        """);
        studio.git.write(ann, "README", "changed\n");
        var before = studio.snapshot(ann);
        var main = Thread.currentThread();
        var impatient = new Thread(() -> {
            while (!Files.exists(ann.resolve(".git/said"))) {
                Thread.onSpinWait();
            }
            main.interrupt();
        });
        impatient.start();

        var run = studio.in(ann).with("TERM", "xterm").terminal(new Tty(false, false, terminal))
                .call("save", "docs: change");

        impatient.join();
        assertThat(run.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(count(run.err(), "half of it\n")).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("the message is kept");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        long child = Long.parseLong(studio.git.read(ann, ".git/child").strip());
        ProcessHandle.of(child).ifPresent(killed -> killed.onExit().join()); // or the test times
                                                                             // out
    }

    @Test
    void gitsOwnWordsAreNoHooks() {
        studio.git.git(ann, "config", "commit.gpgSign", "true");
        studio.git.git(ann, "config", "gpg.program", "false");
        studio.git.write(ann, "README", "changed\n");

        var run = studio.in(ann).with("TERM", "xterm").terminal(new Tty(false, false, true)).call("save",
                "docs: change");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(count(run.err(), "gpg")).as(run.err()).isLessThanOrEqualTo(2);
        assertThat(run.err()).doesNotContain("fatal:");
    }
}
