package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.workflow.Studio;
import dev.actorweb.templates.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectInitTest {
    @TempDir
    private Path temp;
    private Path project;

    @BeforeEach
    void template() throws IOException {
        temp = temp.toRealPath();
        project = temp.resolve("my project");
        write("letter/template.yaml", """
                template: letter
                version: "3"
                description: A letter.
                variables:
                  to: { pattern: "[A-Z][a-z]*", default: "{{folder.pascal}}", hint: a name }
                """);
        write("letter/files/{{to.lower}}.txt", "Dear {{to}},\n");
        write("letter/files/README.md", "# To {{to}}\n");
    }

    private void write(String path, String text) throws IOException {
        var file = temp.resolve(path);
        Files.createDirectories(temp.resolve(path.substring(0, path.lastIndexOf('/'))));
        Files.writeString(file, text);
    }

    private Aw.Result init(String... args) {
        var words = new String[args.length + 3];
        words[0] = "init";
        words[1] = "--template";
        words[2] = "./letter";
        System.arraycopy(args, 0, words, 3, args.length);
        return Aw.in(temp).call(words);
    }

    private static String ok(Aw.Result run) {
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        return run.out();
    }

    private static void refused(Aw.Result run, Exit exit, String error) {
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).isEqualTo(error);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aTemplateInAFolderBecomesAProjectInAFolderThatNeedNotExist() {
        var run = init("new/ann & bob", "--set", "to=Ann");

        assertThat(ok(run)).isEqualTo("""
                made %s from letter 3: 4 files
                  + .aw-template.base
                  + .aw-template.yaml
                  + README.md
                  + ann.txt
                """.formatted(temp.resolve("new/ann & bob")));
        assertThat(run.err()).isEqualTo("next: read " + temp.resolve("new/ann & bob/README.md") + "\n");
        assertThat(temp.resolve("new/ann & bob/ann.txt")).hasContent("Dear Ann,\n");
    }

    @Test
    void theTemplateSaysWhatIsToBeDoneNext() throws IOException {
        write("letter/template.yaml", Files.readString(temp.resolve("letter/template.yaml"))
                + "next: stamp {{to.lower}}.txt\n");

        assertThat(init("my project", "--set", "to=Ann").err()).isEqualTo("next: stamp ann.txt\n");
    }

    @Test
    void withoutAFolderTheProjectIsMadeHere() throws IOException {
        Files.createDirectory(project);

        ok(Aw.in(project).call("init", "--template", "../letter", "--set=to=Bob"));

        assertThat(project.resolve("bob.txt")).exists();
    }

    @Test
    void runAgainItChangesNothing() {
        ok(init("my project", "--set", "to=Ann"));

        assertThat(ok(init("my project", "--set", "to=Ann"))).isEqualTo("""
                %s is as letter 3 makes it already
                  = .aw-template.base (the same already)
                  = .aw-template.yaml (the same already)
                  = README.md (the same already)
                  = ann.txt (the same already)
                """.formatted(project));
    }

    @Test
    void aDryRunShowsATreeAndADiffAndWritesNothing() throws IOException {
        write("letter/files/src/main/{{to.lower}}/x.txt", "x\n");
        write("letter/files/src/main/{{to.lower}}/y.txt", "y\n");
        write("letter/files/src/z.txt", "z\n");

        assertThat(ok(init("my project", "--set", "to=Ann", "--dry-run"))).startsWith("""
                would make %s from letter 3: 7 files
                  + .aw-template.base
                  + .aw-template.yaml
                  + README.md
                  + ann.txt
                    src/
                      main/ann/
                  +     x.txt
                  +     y.txt
                  +   z.txt

                Binary file .aw-template.base: nothing ->""".formatted(project)).endsWith("""
                --- /dev/null
                +++ b/README.md
                @@ -0,0 +1 @@
                +# To Ann
                --- /dev/null
                +++ b/ann.txt
                @@ -0,0 +1 @@
                +Dear Ann,
                --- /dev/null
                +++ b/src/main/ann/x.txt
                @@ -0,0 +1 @@
                +x
                --- /dev/null
                +++ b/src/main/ann/y.txt
                @@ -0,0 +1 @@
                +y
                --- /dev/null
                +++ b/src/z.txt
                @@ -0,0 +1 @@
                +z
                """);
        assertThat(project).doesNotExist();
    }

    @Test
    void aDryRunShowsWhatIsInTheWay() throws IOException {
        write("my project/README.md", "ours\n");

        var run = init("my project", "--set", "to=Ann", "--dry-run");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.out()).contains("  ! README.md (has another content)\n", "-ours\n+# To Ann\n");
        assertThat(init("my project", "--set", "to=Ann", "--dry-run", "--json").out())
                .contains("\"change\": \"conflict\"", "\"reason\": \"has another content\"");
    }

    @Test
    void insideARepositoryItIsAnOperationThatCanBeTakenBack(@TempDir Path folder) throws IOException {
        var studio = new Studio(folder.toRealPath());
        var before = studio.snapshot(studio.ann);
        var letter = temp.resolve("letter").toString();

        studio.ok(studio.ann, "init", "--template", letter, "deep/er", "--set", "to=Ann");
        assertThat(studio.ann.resolve("deep/er/ann.txt")).hasContent("Dear Ann,\n");

        assertThat(studio.ok(studio.ann, "undo"))
                .startsWith("took back aw init (operation 1): letter 3 in er");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
        assertThat(studio.ann.resolve("deep")).doesNotExist();
    }

    @Test
    void theReportForProgramsHasEveryFile() throws IOException {
        write("my project/README.md", "# To Ann\n");

        assertThat(ok(init("my project", "--set", "to=Ann", "--json"))).isEqualTo("""
                {
                  "schema": "aw/init/1",
                  "dryRun": false,
                  "changed": true,
                  "root": "%s",
                  "template": {
                    "name": "letter",
                    "version": "3"
                  },
                  "files": [
                    {
                      "path": ".aw-template.base",
                      "change": "created"
                    },
                    {
                      "path": ".aw-template.yaml",
                      "change": "created"
                    },
                    {
                      "path": "README.md",
                      "change": "none"
                    },
                    {
                      "path": "ann.txt",
                      "change": "created"
                    }
                  ]
                }
                """.formatted(project));
    }

    @Test
    void filesInTheWayStopEverythingBeforeAnythingIsWritten() throws IOException {
        write("my project/README.md", "ours\n");

        refused(init("my project", "--set", "to=Ann"), Exit.PRECONDITION, """
                aw: error: there are files in the way in %s:
                  README.md has another content
                hint: aw never overwrites a file; choose an empty folder, or move these away
                """.formatted(project));
        assertThat(project.resolve("README.md")).hasContent("ours\n");
        assertThat(project.resolve("ann.txt")).doesNotExist();
    }

    @Test
    void wrongAndUnknownAnswersAreToldTogether() {
        refused(init("my project", "--set", "to=ann", "--set", "too=x"), Exit.USAGE, """
                aw: error: the template can't be applied:
                  to: `ann` does not match [A-Z][a-z]*
                  too: the template asks no such thing
                hint: a name
                """);
        refused(init("my project", "--set", "too=x", "--set", "to=Ann"), Exit.USAGE, """
                aw: error: the template can't be applied:
                  too: the template asks no such thing
                hint: did you mean `to`?
                """);
        refused(init("my project", "--set", "to"), Exit.USAGE, """
                aw: error: --set: not NAME=VALUE: to
                hint: as in --set package=com.example.greeter
                """);
        assertThat(project).doesNotExist();
    }

    @Test
    void anUnknownTemplateIsRefusedWithTheNearestName() {
        refused(Aw.in(temp).call("init", "--template", "java-acter", "x"), Exit.PRECONDITION, """
                aw: error: no such template: java-acter
                hint: did you mean `java-actor`?
                """);
        refused(Aw.in(temp).call("init", "--template", "letter", "x"), Exit.PRECONDITION, """
                aw: error: no such template: letter
                hint: there is %s; or name a folder, as in ./my-template, or a git repository
                """.formatted(String.join(", ", Catalogue.NAMES)));
        assertThat(Aw.in(temp).call("init", "--template", "./nowhere", "x").exit())
                .isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void aTemplateThatIsNotRightIsShownWithTheLine() throws IOException {
        write("letter/template.yaml",
                "template: letter\nversion: 1\ndescription: d\nvariabels: {}\n");

        var run = init("my project");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("the template ./letter is not right:\ntemplate.yaml:4:1: ")
                .contains("`variabels`").contains("did you mean `variables`?");
    }

    @Test
    void aFolderWithoutAManifestIsNoTemplate() throws IOException {
        write("letters/x", "x");

        var run = Aw.in(temp).call("init", "--template", "./letters", "x");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).isEqualTo("""
                aw: error: there is no template in %s
                hint: a template has a file template.yaml at its top
                """.formatted(temp.resolve("letters")));
    }

    @Test
    void anAnswerThatNobodyAsksForIsTold() throws IOException {
        write("letter/template.yaml", """
                template: letter
                version: "3"
                description: A letter.
                variables:
                  polite: { type: boolean, default: true }
                  to: { default: Ann, if: polite }
                """);

        var run = init("my project", "--set", "polite=false", "--set", "to=Bob");

        ok(run);
        assertThat(run.err()).contains("with these answers, to is not asked for: --set to has no effect");
        assertThat(Files.readString(project.resolve("README.md"))).isEqualTo("# To \n");
        assertThat(init("other", "--set", "to=Bob").err()).doesNotContain("not asked for");
    }

    @Test
    void aTemplateNeverWritesOutsideTheProject() throws IOException {
        write("letter/template.yaml",
                "template: t\nversion: 1\ndescription: d\nvariables: { p: {} }\n");
        write("letter/files/{{p}}", "x");
        Files.delete(temp.resolve("letter/files/{{to.lower}}.txt"));
        Files.delete(temp.resolve("letter/files/README.md"));

        for (var path : new String[]{"../out", "/tmp/out", ".git/hooks/pre-commit"}) {
            assertThat(init("my project", "--set", "p=" + path).exit()).isEqualTo(Exit.USAGE);
        }
        assertThat(project).doesNotExist();
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void escapeSequencesInATemplateDoNotReachTheTerminal() throws IOException {
        write("letter/files/x.txt", "\u001B[31mred\n");

        assertThat(ok(init("my project", "--set", "to=Ann", "--dry-run"))).doesNotContain("\u001B")
                .endsWith("+red\n");
    }

    @Test
    void theOptionsOfTheWorkflowDoNotGoWithATemplateNorAnswersWithoutOne() {
        refused(init("x", "--agents", "2"), Exit.USAGE, """
                aw: error: --agents does not go with --template
                hint: make the project first, then run 'aw init --agents …' in its repository
                """);
        refused(Aw.in(temp).call("init", "--set", "a=b"), Exit.USAGE, """
                aw: error: --set needs --template
                hint: it answers a template's questions
                """);
        refused(Aw.in(temp).call("init", "--ref", "v1"), Exit.USAGE, """
                aw: error: --ref needs --template
                hint: it says which version of a template
                """);
        refused(init("x", "--ref", "v1"), Exit.REFUSED, """
                aw: error: ./letter cannot be reached: %s: not found.
                hint: check the address, and the network
                """.formatted(temp.resolve("letter")));
    }

    @Test
    void withoutTheLibrariesBesideItTheBuiltInTemplateIsRefused() {
        var run = Aw.in(temp).call("init", "--template", "java-actor", "greeter");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("needs aw's libraries, and this aw has none beside it");
        assertThat(temp.resolve("greeter")).doesNotExist();
    }
}
