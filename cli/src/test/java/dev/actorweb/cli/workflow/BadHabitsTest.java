package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Repositories in states that happen to people: the command says what is wrong, and loses nothing.
class BadHabitsTest extends InStudio {
    private Layout layout() {
        var gitDir = ann.resolve(".git");
        return new Layout(Optional.of(ann), gitDir, gitDir);
    }

    /// Permissions would say nothing to a test that runs as root.
    @Test
    void whereTheLogCannotBeWrittenNothingIsDoneAndTheMessageIsShown() throws IOException {
        Files.writeString(ann.resolve(".git/aw"), "in the way\n");
        studio.git.write(ann, "README", "changed\n");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "save", "docs: a message of some worth");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("cannot write").contains(".git/aw").contains("'df' tells")
                .contains("copy it from here:\ndocs: a message of some worth").doesNotContain("bug in aw");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "undo", "redo", "sync", "ship"})
    void whileAnotherAwIsAtWorkNobodyIsAskedToFinishItsOperation(String command) {
        studio.git.write(ann, "README", "changed\n");
        studio.ok(ann, "save", "docs: change");
        studio.git.write(ann, "README", "changed again\n");
        try (var desk = Desk.take(layout()).orElseThrow()) {
            desk.occupy();
            var heading = new Heading("save", List.of(), Desk.name(layout()), Optional.empty(),
                    Optional.empty());
            int number = Journal.of(layout()).begin(Instant.EPOCH, heading, List.of());
            var before = studio.snapshot(ann);

            var run = command.equals("save")
                    ? studio.aw(ann, "save", "docs: again")
                    : studio.aw(ann, command);

            assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
            assertThat(run.err()).contains("another aw is at work in this work tree (process "
                    + ProcessHandle.current().pid() + ", since ")
                    .doesNotContain("--continue");
            assertThat(studio.snapshot(ann)).isEqualTo(before);
            Journal.of(layout()).end(number, Outcome.DONE, "");
            desk.clear();
        }
    }

    @Test
    void statusTellsWhoIsAtWorkAndOffersNothingMeanwhile() throws Exception {
        var pending = ann.resolve(".git/aw/pending");
        String atWork;
        try (var desk = Desk.take(layout()).orElseThrow()) {
            desk.occupy();
            var heading = new Heading("save", List.of(), Desk.name(layout()), Optional.empty(),
                    Optional.empty());
            Journal.of(layout()).begin(Instant.EPOCH, heading, List.of());
            atWork = Files.readString(pending);

            assertThat(studio.ok(ann, "status")).containsPattern("pending +'aw save' is running \\(process "
                    + ProcessHandle.current().pid() + ", since \\d\\d:\\d\\d:\\d\\d\\): 0 of 0 steps")
                    .doesNotContain("next", "--continue");
            assertThat(studio.ok(ann, "status", "--json")).contains("\"running\": {")
                    .contains("\"process\": " + ProcessHandle.current().pid());
        }
        assertThat(studio.ok(ann, "status")).contains("'aw save' has not ended");
        // As a process that was killed has left it, whose number a younger one has.
        for (var left : List.of(atWork.replaceAll("since .*", "since 2001-01-01T00:00:00Z"),
                "process 999999999\nsince 2001-01-01T00:00:00Z\n", "process x\n", "")) {
            Files.writeString(pending, left);
            assertThat(studio.ok(ann, "status")).contains("'aw save' has not ended", "aw save --continue");
            assertThat(studio.ok(ann, "status", "--json")).contains("\"running\": null");
        }
    }

    /// Two terminals ask what shall become of it; both are answered.
    @Test
    @SuppressWarnings("NullAway") // nothing is done with the workspace
    void whatAnotherAwHasEndedMeanwhileIsNotEndedAgain() throws Exception {
        var heading = new Heading("save", List.of(), Desk.name(layout()), Optional.empty(), Optional.empty());
        Files.createDirectories(ann.resolve(".git/aw"));
        try (var desk = Desk.take(layout()).orElseThrow()) {
            desk.occupy();
        }
        int number = Journal.of(layout()).begin(Instant.EPOCH, heading, List.of());
        var seen = Pending.left(layout()).orElseThrow();
        Journal.of(layout()).end(number, Outcome.DONE, "");

        assertThatThrownBy(() -> Undertaking.resume(null, layout(), seen)).hasMessageContaining("meanwhile");
    }

    @Test
    void anEmptyLogSaysWhatWillBeThere() {
        var run = studio.aw(ann, "log");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing yet: what aw changes in this work tree appears here");
        assertThat(studio.ok(ann, "log", "--json")).contains("\"operations\": []");
    }

    @Test
    void aBranchWithoutACommitIsSavedToTakenBackAndSavedAgain() {
        var fresh = folder.resolve("fresh");
        studio.git.git(folder, "init", "--quiet", fresh.toString());
        studio.git.git(fresh, "config", "user.name", "Ann");
        studio.git.git(fresh, "config", "user.email", "ann@localhost");
        assertThat(studio.ok(fresh, "save", "feat: nothing")).isEqualTo("nothing to commit\n");

        studio.git.write(fresh, "-rf", "a name like an option\n");
        studio.git.write(fresh, "new\nline", "a name of two lines\n");
        studio.ok(fresh, "save", "feat: begin");
        studio.ok(fresh, "undo");
        assertThat(studio.git.git(fresh, "status", "--porcelain", "-z")).isEqualTo("?? -rf\0?? new\nline\0");
        studio.ok(fresh, "redo");
        assertThat(studio.subjects(fresh, "HEAD")).isEqualTo("feat: begin\n");
        assertThat(studio.git.git(fresh, "status", "--porcelain")).isEmpty();
    }
}
