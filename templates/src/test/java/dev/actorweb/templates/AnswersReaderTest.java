package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.templates.AnswersReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The record of a project's template, as people may have edited it.
class AnswersReaderTest {
    private static final String RIGHT = """
            template: t
            version: "1"
            source: ../t
            ref: main
            below: deeper
            commit: 0a1b
            folder: project
            aw: "1.0"
            libraries: "1.0"
            snapshot: abc
            answers:
              name: door
            """;

    @TempDir
    private Path folder;

    private Reading read(String yaml) throws IOException {
        return AnswersReader.read(".aw-template.yaml",
                Files.writeString(folder.resolve(".aw-template.yaml"), yaml));
    }

    private List<Problem> problems(String yaml) throws IOException {
        assertThat(read(yaml)).isInstanceOf(Reading.Invalid.class);
        return ((Reading.Invalid) read(yaml)).problems();
    }

    @Test
    void whatIsRightIsRead() throws IOException {
        assertThat(((Reading.Read) read(RIGHT)).file()).isEqualTo(new AnswersFile("t", "1",
                new Origin("../t", Optional.of("main"), "deeper", Optional.of("0a1b")), "project", "1.0",
                Optional.of("1.0"), "abc", Map.of("name", "door")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"template", "version", "source", "ref", "below", "commit", "folder", "aw",
            "libraries",
            "snapshot", "answers"})
    void aKeyThatIsMisspeltIsToldWithItsLine(String key) throws IOException {
        var wrong = key + "x";
        int line = RIGHT.substring(0, ("\n" + RIGHT).indexOf("\n" + key + ":")).lines().toList().size() + 1;

        assertThat(problems(("\n" + RIGHT).replace("\n" + key + ":", "\n" + wrong + ":").substring(1)))
                .anySatisfy(problem -> {
                    assertThat(problem.toString()).startsWith(".aw-template.yaml:" + line + ":1: ")
                            .contains("`" + wrong + "`");
                    assertThat(problem.hint().orElse("")).contains("`" + key + "`");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"template", "version", "source", "ref", "below", "commit", "folder", "aw",
            "libraries",
            "snapshot", "answers"})
    void aValueOfTheWrongKindIsToldWithItsLine(String key) throws IOException {
        int line = RIGHT.substring(0, ("\n" + RIGHT).indexOf("\n" + key + ":")).lines().toList().size() + 1;
        var yaml = ("\n" + RIGHT)
                .replaceFirst("\n" + key + ":[^\n]*(\n  name: door)?", "\n" + key + ": [ x ]").substring(1);

        assertThat(problems(yaml)).first().satisfies(problem -> assertThat(problem.toString())
                .startsWith(".aw-template.yaml:" + line + ":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "x", "template: t", "answers: {", "\0", "template: &a t\nversion: *b"})
    void whatIsNoRecordIsTold(String yaml) throws IOException {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void anAnswerIsText() throws IOException {
        assertThat(problems(RIGHT.replace("door", "{ a: b }"))).extracting(Problem::toString)
                .containsExactly(".aw-template.yaml:12:9: the answer `name` is no text");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThat(AnswersReader.read("x", folder.resolve("none"))).isInstanceOf(Reading.Invalid.class);
    }
}
