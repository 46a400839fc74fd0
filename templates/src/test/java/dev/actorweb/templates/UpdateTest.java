package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.actorweb.templates.FileUpdate.Kind;
import dev.actorweb.templates.Template.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {
    private static final Tool TOOL = new Tool("1.0", Optional.empty());
    private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    @TempDir
    private Path temp;
    private Path home;
    private Path project;

    @BeforeEach
    void folders() throws IOException {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("template"));
        project = temp.resolve("project");
        manifest("1", "");
    }

    private void manifest(String version, String more) throws IOException {
        Files.writeString(home.resolve("template.yaml"), """
                template: demo
                version: "%s"
                description: for tests
                variables:
                  name: { default: "{{folder}}" }
                %s""".formatted(version, more));
    }

    private void template(String path, String text) throws IOException {
        write(home.resolve("files"), path, text);
    }

    private void project(String path, String text) throws IOException {
        write(project, path, text);
    }

    private static void write(Path folder, String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private String read(String path) throws IOException {
        return Files.readString(project.resolve(path));
    }

    private Template load() throws IOException {
        return ((Loading.Loaded) Template.load(home, "../template")).template();
    }

    private void init(Map<String, String> answers) throws IOException {
        ((Planning.Planned) load().plan(project, answers, TOOL)).plan().apply();
    }

    private Update update(Map<String, String> changed) throws IOException {
        var record = RecordFiles.in(project).getFirst();
        var recorded = ((AnswersReader.Reading.Read) AnswersReader.read(record.answers(),
                project.resolve(record.answers()))).file();
        var next = load();
        var planning = Update.plan(project, record, recorded, Update.recorded(project, record, recorded),
                next, Update.answers(recorded, next, changed), TOOL);
        return ((Update.Planning.Planned) planning).update();
    }

    private Update update() throws IOException {
        return update(Map.of());
    }

    /// Writes what an update says, as the command does.
    private void apply(Update update) throws IOException {
        for (var file : update.writes()) {
            var path = project.resolve(file.path());
            if (file.after().isEmpty()) {
                Files.delete(path);
            } else {
                Files.createDirectories(path.resolveSibling(""));
                Files.write(path, file.after().get().content().bytes());
                assertThat(path.toFile().setExecutable(file.after().get().executable())).isTrue();
            }
        }
    }

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

    /// Whatever people and templates do: each line that the project added is there afterwards, each
    /// that it deleted comes back in a conflict only, and where there is no conflict every change of
    /// the template has arrived.
    @Test
    void theProjectsOwnChangesAlwaysSurvive() throws IOException {
        int conflicts = 0;
        for (int seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var base = new ArrayList<String>();
            for (int i = 0; i < 4 + random.nextInt(30); i++) {
                base.add(random.nextInt(5) == 0 ? "}" : "line " + i);
            }
            var ours = edited(base, random, "ours");
            var theirs = edited(base, random, "theirs");
            template("a.txt", text(base, random));
            init(Map.of());
            project("a.txt", text(ours, random));
            template("a.txt", text(theirs, random));

            var update = update();
            apply(update);

            var result = List.of(read("a.txt").split("\n", -1));
            var clean = update.attention().isEmpty();
            conflicts += clean ? 0 : 1;
            for (var line : ours) {
                if (line.startsWith("ours")) {
                    assertThat(result).as("seed " + seed).contains(line);
                }
            }
            for (var line : theirs) {
                if (line.startsWith("theirs")) {
                    assertThat(result).as("seed " + seed).contains(line);
                }
            }
            for (var line : base) {
                if (line.startsWith("line") && clean && (!ours.contains(line) || !theirs.contains(line))) {
                    assertThat(result).as("seed " + seed).doesNotContain(line);
                }
            }
            delete(project);
        }
        assertThat(conflicts).isBetween(20, 130);
    }

    /// Whatever happens to the files of a project and of its template: what the project deleted is
    /// not there, what it changed holds its changes, what it made is as it was, and what it left
    /// alone is what the template makes now. A second update has nothing to do.
    @Test
    void theProjectsOwnFilesAlwaysSurvive() throws IOException {
        var names = List.of("a.txt", "b.txt", "c.bin", "d/e.txt", "d/f/g.txt", "h.txt", "i.bin", "j/k.txt");
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            for (var name : names) {
                if (random.nextInt(3) > 0) {
                    template(name, content(name, "base " + name));
                }
            }
            init(Map.of());
            var made = tree(project);
            change(project, names, random, "ours");
            change(home.resolve("files"), names, random, "theirs");
            var ours = tree(project);
            var theirs = tree(home.resolve("files"));

            apply(update());

            var result = tree(project);
            for (var name : names) {
                var place = "seed " + seed + ", " + name;
                var before = made.get(name);
                var mine = ours.get(name);
                if (before != null && mine == null) {
                    assertThat(result).as(place).doesNotContainKey(name);
                } else if (Objects.equals(before, mine)) {
                    assertThat(result.get(name)).as(place).isEqualTo(theirs.get(name));
                } else if (name.endsWith(".bin")) {
                    assertThat(result.get(name)).as(place).isEqualTo(mine);
                } else {
                    assertThat(result.get(name)).as(place).contains("ours");
                }
            }
            assertThat(update().writes()).as("seed " + seed).isEmpty();
            delete(project);
            delete(home.resolve("files"));
        }
    }

    private static String content(String name, String text) {
        return (name.endsWith(".bin") ? "\0" : "") + text + "\none\ntwo\nthree\nfour\nfive\n";
    }

    private static void change(Path folder, List<String> names, Random random, String side)
            throws IOException {
        for (var name : names) {
            var file = folder.resolve(name);
            switch (random.nextInt(5)) {
                case 0 -> Files.deleteIfExists(file);
                case 1 -> {
                    if (Files.exists(file)) {
                        var line = List.of("one", "three", "five").get(random.nextInt(3));
                        Files.writeString(file, Files.readString(file).replace(line, side));
                    } else {
                        write(folder, name, content(name, side));
                    }
                }
                default -> assertThat(names).contains(name); // is left alone
            }
        }
    }

    /// The files but aw's own, by path.
    private static Map<String, String> tree(Path folder) throws IOException {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.startsWith(".aw-template")) {
                    tree.put(name, Files.readString(file));
                }
            }
        }
        return tree;
    }

    private static List<String> edited(List<String> base, Random random, String side) {
        var lines = new ArrayList<>(base);
        for (int edit = 0; edit < 1 + random.nextInt(3); edit++) {
            int at = random.nextInt(lines.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> lines.add(at, side + " " + edit + " added");
                case 1 -> {
                    if (at < lines.size()) {
                        lines.set(at, side + " " + edit + " changed");
                    }
                }
                default -> {
                    if (at < lines.size() && !lines.get(at).startsWith(side)) {
                        lines.remove(at);
                    }
                }
            }
        }
        return lines;
    }

    private static String text(List<String> lines, Random random) {
        return String.join("\n", lines) + (random.nextInt(8) == 0 ? "" : "\n");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
