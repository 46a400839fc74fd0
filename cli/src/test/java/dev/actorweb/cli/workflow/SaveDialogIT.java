package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.Screen;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `aw save` without a message, in front of a person.
class SaveDialogIT {
    private Studio studio;

    @BeforeEach
    void open(@TempDir Path folder) {
        assumeThat(AwProcess.distribution().resolve("lib/aw.jar")).exists();
        studio = new Studio(folder);
        studio.git.commit(studio.ann, "lock", "turn\n", "feat(lock): turn the key");
        studio.git.write(studio.ann, "door", "open\n");
    }

    @Test
    void theMessageIsAskedForAndCommitted() throws Exception {
        try (var screen = screen()) {
            screen.enter("aw save; echo \"exit $?\"").await("Message:");
            screen.type("fi").press("Tab").await("Message: fix");
            screen.type("(").press("Tab").await("Message: fix(lock");
            screen.type("): Oil it").press("Enter").await("begins with a capital letter");
            screen.press("C-u").type("fix(lock): oil it").press("Enter").await("Why");
            screen.type("It squeaked.").press("Enter").await("…");
            screen.type("Ref").press("Tab").await("… Refs:");
            screen.press("C-u").type("Closes: #4").press("Enter").await("…");
            screen.press("Enter");

            assertThat(screen.await("exit 0")).contains("] fix(lock): oil it");
        }
        assertThat(studio.subjects(studio.ann, "HEAD"))
                .startsWith("fix(lock): oil it\nfeat(lock): turn the key\n");
        assertThat(studio.git.git(studio.ann, "log", "-1", "--format=%B"))
                .isEqualTo("fix(lock): oil it\n\nIt squeaked.\n\nCloses: #4\n\n");
    }

    @Test
    void whoGivesUpChangesNothingAndGoesOnLater() throws Exception {
        var before = studio.snapshot(studio.ann);
        try (var screen = screen()) {
            screen.enter("aw save; echo \"exit $?\"").await("Message:");
            screen.type("fix: oi").press("C-c");
            assertThat(screen.await("exit 130")).contains("the message is kept");
            assertThat(studio.snapshot(studio.ann)).isEqualTo(before);

            screen.enter("clear; aw save").await("Message: fix: oi");
            screen.type("l it").press("Enter").await("Why");
            screen.press("Enter").await("] fix: oil it");
        }
        assertThat(studio.subjects(studio.ann, "HEAD")).startsWith("fix: oil it\n");
    }

    @Test
    void whoGoesBackChangesWhatWasAnswered() throws Exception {
        try (var screen = screen()) {
            screen.enter("aw save; echo \"exit $?\"").await("Message:");
            screen.type("fix: oil").press("Enter").await("esc goes back");
            screen.type("It squeaked.").press("Enter").await("…");
            screen.press("Escape").await("Why: It squeaked.");
            screen.press("Escape").await("up: earlier answers");
            screen.type(" it").press("Enter").await("Why: It squeaked.");
            screen.press("Enter").await("…");
            screen.press("Enter").await("exit 0");
        }
        assertThat(studio.git.git(studio.ann, "log", "-1", "--format=%B"))
                .isEqualTo("fix: oil it\n\nIt squeaked.\n\n");
    }

    @Test
    void lineByLineAnArrowGoesBack() throws Exception {
        try (var screen = screen()) {
            screen.enter("ACCESSIBLE=1 aw save; echo \"exit $?\"").await("Message:");
            screen.type("fix: oil").press("Enter").await("Why (Enter: commit): (< goes back)");
            screen.type("<").press("Enter").await("Message: (Enter takes: fix: oil)");
            screen.type("fix: oil it").press("Enter").press("Enter").await("exit 0");
        }
        assertThat(studio.subjects(studio.ann, "HEAD")).startsWith("fix: oil it\n");
    }

    @Test
    void earlierMessagesComeBackWithTheArrow() throws Exception {
        try (var screen = screen()) {
            screen.enter("aw save").await("Message:");
            screen.press("Up").await("Message: feat(lock): turn the key");
            screen.type(" twice").press("Enter").await("Why");
            screen.press("Enter").await("] feat(lock): turn the key twice");
        }
    }

    private Screen screen() throws IOException, InterruptedException {
        return Screen.open(studio.ann, studio.git.variables().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()).toArray(String[]::new));
    }
}
