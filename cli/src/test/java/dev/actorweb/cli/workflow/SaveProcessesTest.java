package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How often git is started: each time it reads the whole index, which is what takes its time in a
/// large repository.
class SaveProcessesTest extends InStudio {
    private List<String> commands(String... args) throws IOException {
        var trace = folder.resolve("trace");
        Files.deleteIfExists(trace);
        var run = studio.in(ann).with("GIT_TRACE", trace.toString()).call(args);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        var commands = new ArrayList<String>();
        if (Files.exists(trace)) {
            for (var line : Files.readAllLines(trace)) {
                int at = line.indexOf("built-in: git ");
                var words = at < 0 ? List.<String>of() : List.of(line.substring(at + 14).split(" "));
                words.stream().filter(word -> word.matches("[a-z][a-z-]*")).findFirst()
                        .ifPresent(commands::add);
            }
        }
        commands.remove("maintenance"); // which git commit starts
        return commands;
    }

    @Test
    void aSaveOfEverythingAsksForTheStatusAndCommits() throws IOException {
        studio.git.write(ann, "README", "changed\nhttps://example.org\n");

        assertThat(commands("save", "docs: change")).containsExactly("status", "commit");
    }

    @Test
    void aNewFileIsAddedInBetween() throws IOException {
        studio.git.write(ann, "new.txt", "new\n");

        assertThat(commands("save", "feat: add")).containsExactly("status", "add", "commit");
    }

    @Test
    void whatWasStagedIsNotLookedAtAgain() throws IOException {
        studio.git.write(ann, "README", "changed\n");
        studio.git.git(ann, "add", "--all");

        assertThat(commands("save", "docs: change")).containsExactly("status", "commit");
    }

    @Test
    void aChangeIsReadOnlyWhereTheFileAloneDoesNotTell() throws IOException {
        studio.git.write(ann, "README", "staged\n");
        studio.git.git(ann, "add", "--all");
        studio.git.write(ann, "README", "changed since\n");
        assertThat(commands("save", "docs: change")).containsExactly("status", "diff", "commit");

        studio.git.write(ann, "README", "binary \0\n");
        assertThat(commands("save", "docs: change again")).containsExactly("status", "diff", "commit");
    }

    @Test
    void anUndoDoesNotCompareAnIndexWithItself() throws IOException {
        studio.git.write(ann, "README", "changed\n");
        studio.ok(ann, "save", "docs: change");

        assertThat(commands("undo")).doesNotContain("ls-files");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEqualTo(" M README\n");
    }

    @Test
    void anUndoLooksAtTheFilesOnce() throws IOException {
        studio.git.write(ann, "README", "changed\n");
        studio.ok(ann, "save", "docs: change");

        assertThat(commands("undo")).containsExactly("status", "update-ref");
        assertThat(commands("redo")).containsExactly("status", "update-ref");
    }

    @Test
    void theLogDoesNotLookAtTheFiles() throws IOException {
        assertThat(commands("log")).isEmpty();
    }
}
