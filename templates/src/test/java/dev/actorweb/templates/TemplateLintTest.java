package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateLintTest {
    @TempDir
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(home.resolve("files"));
        manifest("");
        file("a.txt", "{{name}}\n");
    }

    private void manifest(String more) throws IOException {
        Files.writeString(home.resolve("template.yaml"), """
                template: demo
                version: "1"
                description: for tests
                variables:
                  name: { default: "{{folder.pascal}}" }
                """ + more);
    }

    private void file(String path, String text) throws IOException {
        var file = home.resolve("files").resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private List<String> lint() throws IOException {
        return TemplateLint.of(new FolderSource(home)).stream().map(
                p -> (p.isError() ? "error " : "warning ") + p.file() + ":" + p.position() + ": "
                        + p.message())
                .toList();
    }

    @Test
    void nothingIsWrongWithARightTemplate() throws IOException {
        assertThat(lint()).isEmpty();
    }

    @Test
    void everyTemplateOfTheCatalogueIsRight() throws IOException {
        for (var template : Catalogue.all()) {
            assertThat(TemplateLint.of(template.source())).as(template.name()).isEmpty();
        }
    }

    @Test
    void aManifestThatCantBeReadIsTheOnlyFinding() throws IOException {
        Files.writeString(home.resolve("template.yaml"), "template: x\nversion: 1\ndescripton: d\n");

        assertThat(lint()).anySatisfy(line -> assertThat(line).contains("template.yaml:3:1",
                "no property `descripton`"));
    }

    @Test
    void namesThatDoNotExistAreFoundInFilesThatOnlySomeAnswersWrite() throws IOException {
        manifest("  ci: { type: boolean, default: false }\nfiles:\n  - { path: ci, if: ci }\n");
        file("ci/x.txt", "fine\n{{nmae}}\n");

        assertThat(lint()).containsExactly("error files/ci/x.txt:2:1: there is no `nmae`");
    }

    @Test
    void pathsThatWouldBeRefusedAreFound() throws IOException {
        manifest("  place: { choices: [here, ..] }\n");
        file("{{place}}/x.txt", "x");

        assertThat(lint()).containsExactly(
                "error files/{{place}}/x.txt:1:1: it would be written to `../x.txt`, which leads out of the project");
    }

    @Test
    void filesThatCollideAreFound() throws IOException {
        file("{{name}}.txt", "x");
        file("MyProject.txt", "x");
        file("myproject.TXT", "x");

        assertThat(lint()).anySatisfy(l -> assertThat(l).contains("another file is written to"))
                .anySatisfy(l -> assertThat(l).contains("collides with"));
    }

    @Test
    void defaultsThatAreNoAnswersRulesWithoutFilesAndUnusedVariablesAreFound() throws IOException {
        manifest("""
                  port: { type: integer, max: 9, default: 10 }
                  lost: { default: x }
                files:
                  - { path: nowhere, copy: true }
                """);

        assertThat(lint()).containsExactly(
                "error template.yaml:9:5: there is no file `nowhere` that the rule could concern",
                "error template.yaml:6:43: the default of `port`, as in a folder called my-project, `10`, "
                        + "is more than 9",
                "warning template.yaml:6:3: nothing uses the variable `port`",
                "warning template.yaml:7:3: nothing uses the variable `lost`");
    }

    @Test
    void aTagWithoutAnEndIsFound() throws IOException {
        file("b.txt", "one\ntwo {{name\n");

        assertThat(lint()).containsExactly(
                "warning files/b.txt:2:1: `{{` is never closed, so it is written as it is");
    }

    @Test
    void aTemplateThatWritesNothingIsFound() throws IOException {
        Files.delete(home.resolve("files/a.txt"));

        assertThat(lint()).contains("error template.yaml:1:1: there is nothing below `files/` to be written");
    }

    @Test
    void manyFlagsDoNotTakeForEver() throws IOException {
        var flags = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            flags.append("  f").append(i).append(": { type: boolean, default: true }\n");
        }
        manifest(flags.toString());
        file("b.txt", "{{missing}}");

        assertThat(lint()).contains("error files/b.txt:1:1: there is no `missing`");
    }
}
