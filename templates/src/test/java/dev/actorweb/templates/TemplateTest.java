package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actorweb.templates.FileChange.State;
import dev.actorweb.templates.Planning.Planned;
import dev.actorweb.templates.Planning.Refused;
import dev.actorweb.templates.Template.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Tool TOOL = new Tool("1.2.3", Optional.empty());

    @TempDir
    private Path temp;
    private Path home;
    private Path source;
    private Path project;

    @BeforeEach
    void folders() throws IOException {
        temp = temp.toRealPath();
        home = temp.resolve("template");
        source = Files.createDirectories(home.resolve("files"));
        project = temp.resolve("my-project");
        manifest("""
                template: demo
                version: "1"
                description: for tests
                variables:
                  name: { default: "{{folder.pascal}}", pattern: "[A-Za-z]+", hint: letters only }
                  ci: { type: boolean, default: false }
                  license: { choices: [MIT, Apache-2.0], default: MIT, if: ci }
                  port: { type: integer, min: 1, max: 65535, default: 80 }
                  slug: { value: "{{name.kebab}}-{{port}}" }
                files:
                  - { path: ci, if: ci }
                  - { path: raw.txt, copy: true }
                  - { path: run.sh, executable: true }
                """);
    }

    @Test
    void namesAndContentsAreRendered() throws IOException {
        file("src/{{name.snake}}/{{name}}.txt",
                "{{name}} {{slug}} {{aw.version}}\n{{#ci}}\nwith ci\n{{/ci}}\nend\n");

        var plan = plan(Map.of("name", "FooBar"));

        assertThat(plan.changes()).extracting(FileChange::path).containsExactly(".aw-template.base",
                ".aw-template.yaml",
                "src/foo_bar/FooBar.txt");
        assertThat(plan.changes().getLast().content().text()).contains("FooBar foo-bar-80 1.2.3\nend\n");
        assertThat(Files.exists(project)).isFalse();
    }

    @Test
    void applyingTwiceChangesNothing() throws IOException {
        file("a/b.txt", "x");
        plan(Map.of()).apply();

        assertThat(plan(Map.of()).changes()).extracting(FileChange::state)
                .containsOnly(new State.Identical());
        plan(Map.of()).apply();
        assertThat(project.resolve("a/b.txt")).hasContent("x");
    }

    @Test
    void presetsRulesAndKindsDecideWhatIsWritten() throws IOException {
        file("ci/{{license}}.yml", "{{=<% %>=}}${{ x }} <%name%>");
        file("raw.txt", "{{name}}");
        file("run.sh", "#!/bin/sh\n");
        Files.write(source.resolve("image.bin"), new byte[]{0, 1, '{', '{'});

        assertThat(plan(Map.of()).changes()).extracting(FileChange::path)
                .containsExactly(".aw-template.base", ".aw-template.yaml", "image.bin", "raw.txt", "run.sh");
        var plan = plan(Map.of("ci", "true"));
        plan.apply();

        assertThat(project.resolve("ci/MIT.yml")).hasContent("${{ x }} MyProject");
        assertThat(project.resolve("raw.txt")).hasContent("{{name}}");
        assertThat(project.resolve("image.bin")).hasBinaryContent(new byte[]{0, 1, '{', '{'});
        assertThat(project.resolve("run.sh")).isExecutable();
        assertThat(project.resolve("raw.txt").toFile().canExecute()).isFalse();
        assertThat(project.resolve(".aw-template.yaml")).content().isEqualTo(
                """
                        # Where this project came from. 'aw update' reads it, and the template as it was, in the file .base
                        # beside it. Keep both under version control; change answers with 'aw update --set'.
                        template: "demo"
                        version: "1"
                        source: "%s"
                        folder: "my-project"
                        aw: "1.2.3"
                        snapshot: "%s"
                        answers:
                          name: "MyProject"
                          ci: "true"
                          license: "MIT"
                          port: "80"
                        """
                        .formatted(home,
                                Snapshot.hash(Files.readAllBytes(project.resolve(".aw-template.base")))));
    }

    @Test
    void wrongAnswersAreRefusedTogether() throws IOException {
        assertThat(refused(
                Map.of("name", "a b", "ci", "maybe", "port", "0", "nam", "x", "slug", "y", "license", "MIT")))
                .extracting(Refusal::toString).containsExactlyInAnyOrder(
                        "name: `a b` does not match [A-Za-z]+", "ci: `maybe` is not true or false",
                        "port: `0` is not between 1 and 65535", "nam: the template asks no such thing",
                        "slug: is computed, not answered");
        assertThat(refused(Map.of("name", "a\u001Bb"))).singleElement().asString()
                .contains("control character");
        assertThat(refused(Map.of("ci", "true", "license", "GPL"))).singleElement().asString()
                .contains("one of MIT, Apache-2.0");
    }

    @Test
    void aQuestionWithoutPresetMustBeAnswered() throws IOException {
        manifest("template: t\nversion: 1\ndescription: d\nvariables: { who: { prompt: Who is it for? } }\n");

        assertThat(refused(Map.of()))
                .containsExactly(new Refusal("who", "is not answered", "Who is it for?"));
    }

    @Test
    void proposalsDependOnEarlierAnswers() throws IOException {
        manifest(
                "template: t\nversion: 1\ndescription: d\nvariables: { a: { default: x }, b: { default: '{{a.pascal}}{{folder.pascal}}' } }\n");
        var template = template();

        assertThat(template.open("my-project", Map.of()))
                .contains(new Template.Open(template.variables().getFirst(), Optional.of("x")));
        assertThat(template.open("my-project", Map.of("a", "foo"))).contains(
                new Template.Open(template.variables().getLast(), Optional.of("FooMyProject")));
        assertThat(template.open("my-project", Map.of("a", "foo", "b", "x"))).isEmpty();
    }

    @Test
    void existingFilesAreNeverOverwritten() throws IOException {
        file("a.txt", "new");
        file("b.txt", "b");
        Files.createDirectories(project);
        Files.writeString(project.resolve("a.txt"), "old");

        var plan = plan(Map.of());

        assertThat(plan.conflicts()).extracting(FileChange::state)
                .containsExactly(new State.Different(Content.of("old")));
        assertThatIllegalStateException().isThrownBy(plan::apply);
        assertThat(project.resolve("b.txt")).doesNotExist();
        assertThat(project.resolve("a.txt")).hasContent("old");
    }

    @Test
    void linksAreNeverFollowedOutOrIn() throws IOException {
        file("out/a.txt", "x");
        file("b.txt", "x");
        Files.createDirectories(project);
        var elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createSymbolicLink(project.resolve("out"), elsewhere);
        Files.createSymbolicLink(project.resolve("b.txt"), temp.resolve("nowhere"));

        assertThat(plan(Map.of()).conflicts()).extracting(FileChange::state).containsExactly(
                new State.Blocked("is a symbolic link"),
                new State.Blocked("leads through the symbolic link `out`"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void foldersAndFilesThatStandInTheWayAreConflicts() throws IOException {
        file("a/b.txt", "x");
        file("c", "x");
        file("Readme.md", "x");
        Files.createDirectories(project.resolve("c"));
        Files.writeString(project.resolve("a"), "a file");
        Files.writeString(project.resolve("README.md"), "x");

        assertThat(plan(Map.of()).conflicts()).extracting(FileChange::state).containsExactly(
                new State.Blocked("differs from `README.md`, which is there, only by case"),
                new State.Blocked("needs a folder where `a` is a file"),
                new State.Blocked("is there and no file"));
    }

    @Test
    void whatCameInBetweenIsKeptAndTheRestTakenBack() throws IOException {
        file("a/x.txt", "x");
        file("b.txt", "b");
        var plan = plan(Map.of());
        Files.createDirectories(project);
        Files.writeString(project.resolve("b.txt"), "somebody's");

        assertThatIOException().isThrownBy(plan::apply);

        assertThat(project.resolve("b.txt")).hasContent("somebody's");
        try (var left = Files.list(project)) {
            assertThat(left).containsExactly(project.resolve("b.txt"));
        }
    }

    @Test
    void aLinkThatCameInBetweenIsNotFollowed() throws IOException {
        file("a/x.txt", "x");
        var plan = plan(Map.of());
        var elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createDirectories(project);
        Files.createSymbolicLink(project.resolve("a"), elsewhere);

        assertThatIOException().isThrownBy(plan::apply).withMessageContaining("symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void filesHaveThePermissionsOfAnyNewFile() throws IOException {
        file("a.txt", "x");
        file("run.sh", "x");
        assertThat(temp.resolve("template/files/run.sh").toFile().setExecutable(true)).isTrue();
        plan(Map.of()).apply();

        var plain = Files.getPosixFilePermissions(Files.createFile(temp.resolve("plain")));
        assertThat(Files.getPosixFilePermissions(project.resolve("a.txt"))).isEqualTo(plain);
        assertThat(Files.getPosixFilePermissions(project.resolve("run.sh"))).containsAll(plain)
                .contains(PosixFilePermission.OWNER_EXECUTE)
                .matches(all -> all.contains(PosixFilePermission.OTHERS_EXECUTE) == all
                        .contains(PosixFilePermission.OTHERS_READ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "a/../../out", "/etc/passwd", ".git/hooks/pre-commit", ".GIT/config",
            "sub/.git/x", "git~1/x",
            ".g\u200Cit/x", "CON", "con.txt", "a/LPT1.log", "nul", "a\\b", "a:b", "trail.", "trail ", "a//b",
            ".", "./a",
            "a\u001Bb", ".aw-template.yaml", "com¹"})
    void pathsThatLeadOutOrAreNotPortableAreRefused(String path) throws IOException {
        manifest("template: t\nversion: 1\ndescription: d\nvariables: { p: {} }\n");
        file("{{p}}", "x");

        if (path.chars().anyMatch(Character::isISOControl)) {
            assertThat(refused(Map.of("p", path))).isNotEmpty();
        } else {
            assertThat(refused(Map.of("p", path))).extracting(Refusal::subject).containsExactly(path);
        }
        assertThat(project).doesNotExist();
    }

    @Test
    void namesThatCollideAreRefused() throws IOException {
        manifest(
                "template: t\nversion: 1\ndescription: d\nvariables: { x: {default: A}, y: {default: a}, z: {default: a} }\n");
        file("{{x}}/1", "x");
        file("{{y}}/2", "x");
        assertThat(refused(Map.of())).singleElement().asString()
                .isEqualTo("a/2: collides with the folder `A`");

        file("{{y}}.txt", "x");
        file("{{x}}.TXT", "x");
        assertThat(refused(Map.of())).extracting(Refusal::subject).contains("a.txt");

        file("{{z}}", "x");
        assertThat(refused(Map.of())).extracting(Refusal::message)
                .contains("needs a folder where `a` is a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{missing}}", "{{name.shouty}}", "{{#name}}open", "{{> partial}}",
            "{{aw.libraries}}", "{{/x}}",
            "{{name.class.forName}}"})
    void templatesThatCantBeRenderedAreRefused(String text) throws IOException {
        file("a.txt", text);

        assertThat(refused(Map.of())).singleElement()
                .satisfies(r -> assertThat(r.subject()).isEqualTo("files/a.txt"));
    }

    @Test
    void hostileTemplatesNeitherHangNorOverflow() throws IOException {
        manifest("template: t\nversion: 1\ndescription: d\nvariables: { a: { pattern: '(x+x+)+y' } }\n");
        assertThat(refused(Map.of("a", "x".repeat(500)))).singleElement().asString()
                .contains("takes too long");

        manifest("template: t\nversion: 1\ndescription: d\nvariables: { a: { default: x } }\n");
        file("deep.txt", "{{#a}}".repeat(100_000) + "{{/a}}".repeat(100_000));
        assertThat(refused(Map.of())).singleElement().asString().contains("files/deep.txt");
    }

    @Test
    void linksInATemplateAreRefused() throws IOException {
        Files.createSymbolicLink(source.resolve("secret"), Path.of("/etc/hostname"));

        assertThatIOException().isThrownBy(() -> template().plan(project, Map.of(), TOOL))
                .withMessageContaining("secret");
    }

    @Test
    void theProjectFolderItselfMayBeALink() throws IOException {
        file("a.txt", "x");
        var real = Files.createDirectory(temp.resolve("real"));
        Files.createSymbolicLink(project, real);

        plan(Map.of()).apply();

        assertThat(real.resolve("a.txt")).hasContent("x");
    }

    @Test
    void aFileInPlaceOfTheProjectIsRefused() throws IOException {
        Files.writeString(project, "x");

        assertThat(refused(Map.of())).singleElement().asString().endsWith("is a file");
    }

    @Test
    void whatCantBeWrittenLeavesNothingBehind() throws IOException {
        file("a.txt", "x");
        Files.createDirectories(project);
        assumeTrue(project.toFile().setWritable(false) && !Files.isWritable(project),
                "root may write anywhere");

        assertThatIOException().isThrownBy(plan(Map.of())::apply);
        assertThat(project.toFile().setWritable(true)).isTrue();
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void aTemplateThatNeedsLibrariesGetsThemAsARepository() throws IOException {
        manifest("template: t\nversion: 1\ndescription: d\nlibrary: .aw/repository\n");
        file("version.txt", "{{aw.libraries}}");
        assertThat(refused(Map.of())).extracting(Refusal::subject).contains("t");

        var jars = Files.createDirectory(temp.resolve("kit"));
        for (var library : Kit.LIBRARIES) {
            Files.writeString(jars.resolve(library.artifact() + ".jar"), library.artifact());
        }
        var kit = Kit.in(jars, "0.1.0-SNAPSHOT").orElseThrow();
        var plan = ((Planned) template().plan(project, Map.of(),
                new Tool("0.1.0-SNAPSHOT", Optional.of(kit)))).plan();
        plan.apply();

        assertThat(kit.version()).matches("0\\.1\\.0-[0-9a-f]{8}");
        assertThat(project.resolve("version.txt")).hasContent(kit.version());
        var base = ".aw/repository/dev/actorweb/aw-runtime/" + kit.version() + "/aw-runtime-" + kit.version();
        assertThat(project.resolve(base + ".jar")).hasContent("aw-runtime");
        assertThat(project.resolve(base + ".jar.sha1")).content().matches("[0-9a-f]{40}");
        assertThat(project.resolve(base + ".pom")).content().contains("<artifactId>jspecify</artifactId>");
        assertThat(Kit.in(jars, "1.0").orElseThrow().version()).isEqualTo("1.0");
        assertThat(Kit.in(temp, "1.0")).isEmpty();
    }

    private void manifest(String yaml) throws IOException {
        Files.writeString(home.resolve("template.yaml"), yaml);
    }

    private void file(String path, String text) throws IOException {
        var file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Template template() throws IOException {
        return ((Loading.Loaded) Template.load(home)).template();
    }

    private Plan plan(Map<String, String> answers) throws IOException {
        return ((Planned) template().plan(project, answers, TOOL)).plan();
    }

    private List<Refusal> refused(Map<String, String> answers) throws IOException {
        return ((Refused) template().plan(project, answers, TOOL)).refusals();
    }
}
