package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(run.err()).contains("another aw is at work in this work tree")
                    .doesNotContain("--continue");
            assertThat(studio.snapshot(ann)).isEqualTo(before);
            Journal.of(layout()).end(number, Outcome.DONE, "");
            desk.clear();
        }
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
