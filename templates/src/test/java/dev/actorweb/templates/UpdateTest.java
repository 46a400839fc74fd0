package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.actorweb.templates.FileUpdate.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateTest extends TemplateAndProject {
    private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    private Kind kind(Update update, String path) {
        return update.files().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow().kind();
    }

    @Test
    void aProjectIsUpToDateRightAfterItWasMadeAndRightAfterAnUpdate() throws IOException {
        template("a.txt", "{{name}} {{aw.version}}\n");
        init(Map.of());
        assertThat(update().writes()).isEmpty();

        template("a.txt", "changed\n");
        apply(update());

        assertThat(update().writes()).isEmpty();
        assertThat(read("a.txt")).isEqualTo("changed\n");
        assertThat(read(".aw-template.yaml")).contains("source: \"../template\"\n",
                "folder: \"project\"\n");
    }

    @Test
    void theChangesOfBothSidesComeTogether() throws IOException {
        template("a.txt", LINES);
        template("b.txt", LINES);
        init(Map.of());
        project("a.txt", LINES.replace("one", "ours"));
        manifest("2", "");
        template("a.txt", LINES.replace("seven", "theirs"));
        template("b.txt", LINES.replace("seven", "theirs"));
        template("sub/new.txt", "new\n");

        var update = update();
        apply(update);

        assertThat(kind(update, "a.txt")).isEqualTo(new Kind.Merged());
        assertThat(kind(update, "b.txt")).isEqualTo(new Kind.Replaced());
        assertThat(kind(update, "sub/new.txt")).isEqualTo(new Kind.Added());
        assertThat(update.attention()).isEmpty();
        assertThat(read("a.txt")).isEqualTo("ours\ntwo\nthree\nfour\nfive\nsix\ntheirs\n");
        assertThat(read("sub/new.txt")).isEqualTo("new\n");
        assertThat(update.after().version()).isEqualTo("2");
    }

    @Test
    void changesOfTheSameLinesStandBetweenMarkers() throws IOException {
        template("a.txt", LINES);
        init(Map.of());
        project("a.txt", LINES.replace("four", "ours"));
        template("a.txt", LINES.replace("four", "theirs"));

        var update = update();
        apply(update);

        assertThat(kind(update, "a.txt")).isEqualTo(new Kind.Conflict(1));
        assertThat(update.attention()).hasSize(1);
        assertThat(read("a.txt")).isEqualTo("""
                one
                two
                three
                <<<<<<< project
                ours
                =======
                theirs
                >>>>>>> template
                five
                six
                seven
                """);
    }

    @Test
    void whatTheProjectDeletedStaysDeletedAndWhatTheTemplateDeletedGoesUnlessItWasChanged()
            throws IOException {
        template("ours.txt", "x\n");
        template("theirs.txt", "x\n");
        template("changed.txt", "x\n");
        init(Map.of());
        Files.delete(project.resolve("ours.txt"));
        project("changed.txt", "x\nmine\n");
        template("ours.txt", "y\n");
        Files.delete(home.resolve("files/theirs.txt"));
        Files.delete(home.resolve("files/changed.txt"));

        var update = update();
        apply(update);

        assertThat(kind(update, "ours.txt")).isEqualTo(new Kind.StaysDeleted());
        assertThat(project.resolve("ours.txt")).doesNotExist();
        assertThat(project.resolve("theirs.txt")).doesNotExist();
        assertThat(read("changed.txt")).isEqualTo("x\nmine\n");
        assertThat(update.attention()).extracting(FileUpdate::path).containsExactly("changed.txt");

        template("ours.txt", "z\n");
        apply(update());
        assertThat(project.resolve("ours.txt")).doesNotExist();
    }

    @Test
    void aFileThatBothMadeIsMergedWithNothing() throws IOException {
        template("a.txt", "x\n");
        init(Map.of());
        project("same.txt", "same\n");
        project("other.txt", "ours\n");
        template("same.txt", "same\n");
        template("other.txt", "theirs\n");

        var update = update();

        assertThat(update.writes()).extracting(FileUpdate::path).contains("other.txt")
                .doesNotContain("same.txt");
        assertThat(kind(update, "other.txt")).isEqualTo(new Kind.Conflict(1));
    }

    @Test
    void aFileWhoseNameDependsOnAnAnswerMovesWithItsChanges() throws IOException {
        template("{{name.snake}}/a.txt", LINES + "{{name}}\n");
        init(Map.of("name", "old"));
        project("old/a.txt", read("old/a.txt").replace("one", "ours"));

        var update = update(Map.of("name", "new"));
        apply(update);

        assertThat(kind(update, "new/a.txt")).isEqualTo(new Kind.Moved("old/a.txt"));
        assertThat(project.resolve("old/a.txt")).doesNotExist();
        assertThat(read("new/a.txt")).isEqualTo(LINES.replace("one", "ours") + "new\n");
        assertThat(update.after().answers()).containsEntry("name", "new");
    }

    @Test
    void aFileThatTheTemplateCallsOtherwiseMovesWithItsChanges() throws IOException {
        template("a.txt", LINES);
        template("logo.bin", "\0logo");
        template("gone.txt", LINES.replace("o", "0"));
        init(Map.of());
        project("a.txt", LINES.replace("one", "ours"));
        Files.delete(project.resolve("gone.txt"));
        for (var name : List.of("a.txt", "logo.bin", "gone.txt")) {
            Files.delete(home.resolve("files").resolve(name));
        }
        template("docs/b.txt", LINES + "theirs\n");
        template("docs/logo.bin", "\0logo");
        template("docs/gone.txt", LINES.replace("o", "0"));

        var update = update();
        apply(update);

        assertThat(kind(update, "docs/b.txt")).isEqualTo(new Kind.Moved("a.txt"));
        assertThat(kind(update, "docs/logo.bin")).isEqualTo(new Kind.Moved("logo.bin"));
        assertThat(kind(update, "docs/gone.txt")).isEqualTo(new Kind.StaysDeleted());
        assertThat(read("docs/b.txt")).isEqualTo(LINES.replace("one", "ours") + "theirs\n");
        assertThat(project.resolve("a.txt")).doesNotExist();
        assertThat(project.resolve("logo.bin")).doesNotExist();
        assertThat(update().writes()).isEmpty();
    }

    @Test
    void aNewFileThatHasLittleOfAnOldOneIsNoOtherNameOfIt() throws IOException {
        template("a.txt", LINES);
        template("short.txt", "one\ntwo\n");
        template("empty.txt", "");
        init(Map.of());
        project("a.txt", LINES.replace("one", "ours"));
        for (var name : List.of("a.txt", "short.txt", "empty.txt")) {
            Files.delete(home.resolve("files").resolve(name));
        }
        template("b.txt", "one\ntwo\nand\nmany\nothers\nthat\nare\nnew\nhere\nto\nday\n");
        template("c.txt", "one\ntwo\nthree\n");
        template("d.txt", "");

        var update = update();
        apply(update);

        assertThat(kind(update, "b.txt")).isEqualTo(new Kind.Added());
        assertThat(read("a.txt")).isEqualTo(LINES.replace("one", "ours"));
        assertThat(project.resolve("c.txt")).hasContent("one\ntwo\nthree\n");
        assertThat(project.resolve("d.txt")).isEmptyFile();
        assertThat(project.resolve("short.txt")).doesNotExist();
    }

    @Test
    void answersThatTheTemplateNoLongerAsksAreForgottenAndNewOnesTakeTheirDefault() throws IOException {
        manifest("1", "  gone: { default: x }\n");
        template("a.txt", "x\n");
        init(Map.of("name", "n"));
        manifest("2", "  fresh: { default: \"{{name}}-{{folder}}\" }\n");

        assertThat(update().after().answers()).containsExactlyInAnyOrderEntriesOf(
                Map.of("name", "n", "fresh", "n-project"));
    }

    @Test
    void aCloneUnderAnotherNameHasTheSameBase() throws IOException {
        manifest("1", "  title: { value: \"{{folder.title}}\" }\n");
        template("a.txt", "{{title}}\n");
        init(Map.of());
        project = Files.move(project, temp.resolve("elsewhere"));

        assertThat(update().writes()).isEmpty();
    }

    @Test
    void binaryFilesAndLinksThatBothChangedAreLeftToTheProject() throws IOException {
        template("a.bin", "\0one");
        template("b.txt", "one\n");
        init(Map.of());
        project("a.bin", "\0ours");
        Files.delete(project.resolve("b.txt"));
        Files.createSymbolicLink(project.resolve("b.txt"), temp.resolve("outside.txt"));
        template("a.bin", "\0theirs");
        template("b.txt", "theirs\n");

        var update = update();
        apply(update);

        assertThat(update.attention()).extracting(FileUpdate::path).containsExactly("a.bin", "b.txt");
        assertThat(read("a.bin")).isEqualTo("\0ours");
        assertThat(temp.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void aLinkInTheWayIsNeverFollowed() throws IOException {
        template("sub/a.txt", "x\n");
        init(Map.of());
        Files.delete(project.resolve("sub/a.txt"));
        Files.delete(project.resolve("sub"));
        var outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(project.resolve("sub"), outside);
        template("sub/a.txt", "y\n");

        apply(update());

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void otherLineEndingsInTheProjectAreNoChange() throws IOException {
        template("a.txt", LINES);
        template("b.txt", LINES);
        init(Map.of());
        project("a.txt", LINES.replace("\n", "\r\n"));
        project("b.txt", LINES.replace("one", "ours").replace("\n", "\r\n"));
        template("a.txt", LINES + "more\n");
        template("b.txt", LINES + "more\n");

        apply(update());

        assertThat(read("a.txt")).isEqualTo((LINES + "more\n").replace("\n", "\r\n"));
        assertThat(read("b.txt")).isEqualTo((LINES.replace("one", "ours") + "more\n").replace("\n", "\r\n"));
    }

    @Test
    void theRightToRunAFileIsMergedToo() throws IOException {
        template("a.sh", LINES);
        init(Map.of());
        project("a.sh", LINES.replace("one", "ours"));
        assertThat(home.resolve("files/a.sh").toFile().setExecutable(true)).isTrue();

        apply(update());

        assertThat(project.resolve("a.sh").toFile().canExecute()).isTrue();
        assertThat(read("a.sh")).isEqualTo(LINES.replace("one", "ours"));
    }

    @Test
    void whatIsMadeOnceIsTheProjectsOwn() throws IOException {
        var rules = "files:\n  - { path: '{{name}}.md', once: true }\n  - { path: late.md, once: true }\n";
        manifest("1", rules.substring(0, rules.indexOf("  - { path: late")));
        template("{{name}}.md", "one\n");
        init(Map.of("name", "a"));
        manifest("2", rules);
        template("{{name}}.md", "two\n");
        template("late.md", "late\n");

        apply(update(Map.of("name", "b")));

        assertThat(read("a.md")).isEqualTo("one\n");
        assertThat(project.resolve("b.md")).doesNotExist();
        assertThat(read("late.md")).isEqualTo("late\n");
        Files.delete(project.resolve("late.md"));
        template("late.md", "later\n");
        apply(update());
        assertThat(project.resolve("late.md")).doesNotExist();
    }

    @Test
    void withoutTheTemplateAsItWasThereIsNoUpdate() throws IOException {
        template("a.txt", "x\n");
        init(Map.of());
        var zip = project.resolve(".aw-template.base");
        Files.write(zip, new byte[]{1, 2, 3});
        assertThatIOException().isThrownBy(this::update).withMessageContaining("is not the one that");

        Files.delete(zip);
        assertThatIOException().isThrownBy(this::update).withMessageContaining("is missing");
    }

    @Test
    void whatTheNewTemplateMustNotWriteIsRefused() throws IOException {
        template("a.txt", "x\n");
        init(Map.of());
        template("{{name}}", "x\n");

        var record = RecordFiles.in(project).getFirst();
        var recorded = ((AnswersReader.Reading.Read) AnswersReader.read("x",
                project.resolve(record.answers()))).file();
        var planning = Update.plan(project, record, recorded, Update.recorded(project, record, recorded),
                load(), Map.of("name", "../out"), TOOL);

        assertThat(planning).isInstanceOf(Update.Planning.Refused.class);
    }

    @Test
    void aSecondTemplateIsRecordedBesideTheFirst() throws IOException {
        template("a.txt", "x\n");
        init(Map.of());
        Files.writeString(home.resolve("template.yaml"),
                "template: other\nversion: \"1\"\ndescription: d\n");
        Files.delete(home.resolve("files/a.txt"));
        template("b.txt", "x\n");
        init(Map.of());
        init(Map.of());

        assertThat(RecordFiles.in(project)).containsExactly(
                new RecordFiles(".aw-template.yaml", ".aw-template.base"),
                new RecordFiles(".aw-template.other.yaml", ".aw-template.other.base"));
    }
}
