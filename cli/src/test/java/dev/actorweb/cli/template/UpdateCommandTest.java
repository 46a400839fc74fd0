package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.workflow.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {
    private static final String LINES = "one\ntwo\nthree\nfour\nfive\n";

    private Studio studio;
    private Path ann;
    private Path letter;

    @BeforeEach
    void project(@TempDir Path folder) throws IOException {
        var temp = folder.toRealPath();
        studio = new Studio(Files.createDirectory(temp.resolve("studio")));
        ann = studio.ann;
        letter = temp.resolve("letter");
        template("3", LINES);
        studio.ok(ann, "init", "--template", letter.toString(), ".", "--set", "to=Ann");
        studio.ok(ann, "save", "--all", "chore: begin");
    }

    private void template(String version, String text) throws IOException {
        write(letter, "template.yaml", """
                template: letter
                version: "%s"
                description: A letter.
                variables:
                  to: { default: "{{folder.pascal}}" }
                """.formatted(version));
        write(letter, "files/{{to.lower}}.txt", text);
        write(letter, "files/src/greeting.txt", "Dear {{to}},\n");
    }

    private static void write(Path folder, String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static void refused(Aw.Result run, Exit exit, String... error) {
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains(error);
    }

    @Test
    void withoutANewerVersionThereIsNothingToDo() {
        assertThat(studio.ok(ann, "update")).isEqualTo(ann + " is up to date with letter 3\n");
        assertThat(studio.ok(ann, "update", "--check")).isEqualTo(ann + " is up to date with letter 3\n");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @Test
    void theNewerVersionAndTheProjectsChangesComeTogetherAndUndoTakesThemApart() throws IOException {
        studio.git.write(ann, "ann.txt", LINES.replace("one", "ours"));
        studio.git.write(ann, "notes.txt", "not committed\n");
        var before = studio.snapshot(ann);
        template("4", LINES.replace("five", "theirs"));
        write(letter, "files/new/file.txt", "new\n");

        assertThat(studio.aw(ann, "update", "--check").exit()).isEqualTo(Exit.FINDINGS);
        var run = studio.aw(ann, "update");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).isEqualTo("""
                %s went to letter 3 -> 4: 4 files
                  ~ .aw-template.base
                  ~ .aw-template.yaml
                  ~ ann.txt (merged with your changes)
                    new/
                  +   file.txt
                """.formatted(ann));
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo("ours\ntwo\nthree\nfour\ntheirs\n");
        assertThat(studio.aw(ann, "update", "--check").exit()).isEqualTo(Exit.OK);

        assertThat(studio.ok(ann, "undo")).startsWith("took back aw update (operation 3): letter 3 -> 4");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo(LINES.replace("one", "ours"));
        assertThat(ann.resolve("new")).doesNotExist();
        studio.ok(ann, "redo");
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo("ours\ntwo\nthree\nfour\ntheirs\n");
    }

    @Test
    void conflictsStandBetweenMarkersAndInTheSummary() throws IOException {
        studio.git.write(ann, "ann.txt", LINES.replace("three", "ours"));
        template("4", LINES.replace("three", "theirs"));

        var run = studio.aw(ann, "update");

        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(run.out()).contains("  ! ann.txt (1 conflict)\n");
        assertThat(run.err()).contains("1 file needs a look", "resolve what is between the markers",
                "aw undo");
        assertThat(studio.git.read(ann, "ann.txt"))
                .isEqualTo(
                        "one\ntwo\n<<<<<<< project\nours\n=======\ntheirs\n>>>>>>> template\nfour\nfive\n");

        refused(studio.aw(ann, "undo", "--op", "9"), Exit.PRECONDITION, "no operation 9");
        studio.ok(ann, "undo");
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo(LINES.replace("three", "ours"));
    }

    @Test
    void whatIsKeptHasNoMarkersToBeResolved() throws IOException {
        studio.git.write(ann, "ann.txt", LINES.replace("three", "ours"));
        Files.delete(letter.resolve("files/{{to.lower}}.txt"));

        var run = studio.aw(ann, "update");

        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(run.out())
                .contains("  ! ann.txt (yours is kept: the template no longer has it, and you changed it)\n");
        assertThat(run.err()).contains("see whether you want what the template does there now")
                .doesNotContain("markers");
    }

    @Test
    void aFileThatTheTemplateRenamesMovesWithItsChanges() throws IOException {
        studio.git.write(ann, "ann.txt", LINES.replace("three", "ours"));
        Files.createDirectories(letter.resolve("files/letters"));
        Files.move(letter.resolve("files/{{to.lower}}.txt"), letter.resolve("files/letters/first.txt"));

        assertThat(studio.ok(ann, "update")).contains("first.txt (was ann.txt");
        assertThat(studio.git.read(ann, "letters/first.txt")).isEqualTo(LINES.replace("three", "ours"));
        assertThat(ann.resolve("ann.txt")).doesNotExist();

        studio.ok(ann, "undo");
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo(LINES.replace("three", "ours"));
        assertThat(ann.resolve("letters")).doesNotExist();
    }

    @Test
    void aDryRunShowsTheDiffAndChangesNothing() throws IOException {
        template("4", LINES + "six\n");
        var before = studio.snapshot(ann);

        assertThat(studio.ok(ann, "update", "--dry-run")).startsWith("""
                %s would go to letter 3 -> 4: 3 files
                  ~ .aw-template.base
                  ~ .aw-template.yaml
                  ~ ann.txt

                --- a/ann.txt
                +++ b/ann.txt
                """.formatted(ann)).contains("+six\n", "-version: \"3\"\n+version: \"4\"\n");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void whatWasEditedSinceIsNotTakenBack() throws IOException {
        template("4", LINES + "six\n");
        studio.ok(ann, "update");
        studio.git.write(ann, "ann.txt", "edited\n");

        refused(studio.aw(ann, "undo"), Exit.PRECONDITION, "ann.txt was changed since",
                "nothing was changed");
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo("edited\n");
    }

    @Test
    void anAnswerCanBeChanged() {
        studio.git.write(ann, "ann.txt", LINES.replace("one", "ours"));

        assertThat(studio.ok(ann, "update", "--set", "to=Bob")).contains(
                "  > bob.txt (was ann.txt, with your changes)\n");
        assertThat(studio.git.read(ann, "bob.txt")).isEqualTo(LINES.replace("one", "ours"));
        assertThat(studio.git.read(ann, "src/greeting.txt")).isEqualTo("Dear Bob,\n");
        refused(studio.aw(ann, "update", "--set", "nobody=x"), Exit.USAGE, "the template asks no such thing");
    }

    @Test
    void itWorksFromAFolderOfTheProjectAndWithoutAnInstalledGit() throws IOException {
        template("4", LINES + "six\n");

        var run = studio.in(ann.resolve("src")).with("AW_GIT_ENGINE", "jgit").call("update");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(studio.git.read(ann, "ann.txt")).isEqualTo(LINES + "six\n");
    }

    @Test
    void theReportForProgramsHasEveryFile() throws IOException {
        Files.delete(ann.resolve("src/greeting.txt"));
        template("4", LINES + "six\n");
        write(letter, "files/src/greeting.txt", "Hello {{to}},\n");

        var out = studio.ok(ann, "update", "--json");

        assertThat(out).startsWith("""
                {
                  "schema": "aw/update/1",
                  "dryRun": false,
                  "changed": true,
                  "conflicts": 0,
                """).contains("""
                        {
                          "path": "ann.txt",
                          "change": "replaced"
                        },
                        {
                          "path": "src/greeting.txt",
                          "change": "stays-deleted"
                        }
                """);
    }

    @Test
    void whatCannotBeUpdatedIsToldWithWhatToDo(@TempDir Path empty) throws IOException {
        refused(studio.aw(empty, "update"), Exit.PRECONDITION, "was not made from a template");
        Files.move(letter, letter.resolveSibling("moved"));
        refused(studio.aw(ann, "update"), Exit.PRECONDITION, "the template is not in", "--from");
        studio.ok(ann, "update", "--from", letter.resolveSibling("moved").toString());

        Files.writeString(ann.resolve(".aw-template.yaml"), "template: letter\n");
        refused(studio.aw(ann, "update"), Exit.USAGE, ".aw-template.yaml:1:1", "needs `version`");
    }

    @Test
    void aProjectOutsideGitIsLookedAtButNotChanged(@TempDir Path folder) throws IOException {
        var project = folder.toRealPath().resolve("p");
        studio.ok(folder, "init", "--template", letter.toString(), project.toString());
        template("4", LINES + "six\n");

        assertThat(studio.aw(project, "update", "--check").exit()).isEqualTo(Exit.FINDINGS);
        refused(studio.aw(project, "update"), Exit.PRECONDITION, "is not in a git repository", "git init");
    }

    @Test
    void anotherTemplateIsNotTakenForANewerOne() throws IOException {
        template("4", LINES);
        Files.writeString(letter.resolve("template.yaml"),
                Files.readString(letter.resolve("template.yaml")).replace("template: letter",
                        "template: note"));

        refused(studio.aw(ann, "update"), Exit.PRECONDITION, "this is the template note");
    }
}
