package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.templates.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesCommandTest {
    @TempDir
    private Path temp;

    @BeforeEach
    void template() throws IOException {
        write("template.yaml", """
                template: letter
                version: "3"
                description: A letter.
                variables:
                  to: { prompt: "To whom?", default: Ann }
                  polite: { prompt: "Politely?", type: boolean, default: true }
                  title: { prompt: "Which title?", choices: [Mr, Ms], default: Ms, if: polite }
                  copies: { prompt: "How many?", type: integer, min: 1, max: 9, default: 1 }
                  file: { value: "{{to.kebab}}" }
                """);
        write("files/{{file}}.txt", "{{title}} {{to}} {{copies}}\n");
        write("files/src/x.txt", "x\n");
    }

    private void write(String path, String text) throws IOException {
        var file = temp.resolve("letter").resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static String ok(Aw.Result run) {
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        return run.out();
    }

    @Test
    void theCatalogueIsListed() {
        var out = ok(Aw.in(temp).call("templates"));

        assertThat(out.lines().map(line -> line.split(" ", 2)[0])).containsExactlyElementsOf(Catalogue.NAMES);
        assertThat(ok(Aw.in(temp).call("templates", "list"))).isEqualTo(out);
        assertThat(ok(Aw.in(temp).call("templates", "list", "--json"))).contains("aw/templates/1",
                "\"name\": \"java-actor\"");
    }

    @Test
    void aTemplateIsShownWithWhatItAsksAndWrites() {
        assertThat(ok(Aw.in(temp).call("templates", "show", "./letter"))).isEqualTo("""
                letter 3: A letter.

                  to      To whom? [Ann]
                  polite  Politely? true or false [true]
                  title   Which title? Mr, Ms [Ms] (if polite)
                  copies  How many? a whole number, at least 1, at most 9 [1]
                  file    computed: {{to.kebab}}

                    src/
                      x.txt
                    {{file}}.txt
                """);
        assertThat(ok(Aw.in(temp).call("templates", "show", "./letter", "--json"))).contains(
                "aw/template/1", "\"type\": \"choice\"", "\"if\": \"polite\"", "\"src/x.txt\"");
        for (var name : Catalogue.NAMES) {
            ok(Aw.in(temp).call("templates", "show", name));
        }
    }

    @Test
    void lintFindsWhatIsWrong() throws IOException {
        assertThat(ok(Aw.in(temp).call("templates", "lint", "./letter")))
                .isEqualTo("./letter: nothing is wrong\n");

        write("files/src/x.txt", "\n{{tittle}}\n");
        var run = Aw.in(temp).call("templates", "lint", "./letter");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).isEqualTo("error: files/src/x.txt:2:1: there is no `tittle`\n");

        var json = Aw.in(temp).call("templates", "lint", "./letter", "--json");
        assertThat(json.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(json.out()).contains("\"errors\": 1", "\"line\": 2", "there is no `tittle`");

        write("template.yaml", "template: letter\nversion: 3\n");
        assertThat(Aw.in(temp).call("templates", "lint", "./letter").out())
                .isEqualTo("error: template.yaml:1:1: a template needs `description`\n");
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThat(Aw.in(temp).call("templates", "lint", "./nowhere").exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(Aw.in(temp).call("templates", "show", "java-acter").err())
                .contains("did you mean `java-actor`?");
        assertThat(Aw.in(temp).call("templates", "show").exit()).isEqualTo(Exit.USAGE);
    }
}
