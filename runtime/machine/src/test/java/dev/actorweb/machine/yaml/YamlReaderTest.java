package dev.actorweb.machine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Scalar.Kind;
import dev.actorweb.machine.yaml.Node.Scalar.Style;
import dev.actorweb.machine.yaml.Node.Sequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    @TempDir
    Path folder;

    @Test
    void everyNodeKnowsItsLineAndColumn() {
        var root = (Mapping) root("a: 1\nb:\n  - x\n  - { c: d }\n");

        assertThat(root.position()).isEqualTo(new Position(1, 1));
        var b = root.entries().get(1);
        assertThat(b.keyPosition()).isEqualTo(new Position(2, 1));
        var items = (Sequence) b.value();
        assertThat(items.items().get(0).position()).isEqualTo(new Position(3, 5));
        var inner = ((Mapping) items.items().get(1)).entries().getFirst();
        assertThat(inner.keyPosition()).isEqualTo(new Position(4, 7));
        assertThat(inner.value().position()).isEqualTo(new Position(4, 10));
    }

    @ParameterizedTest
    @CsvSource({"on,STRING", "off,STRING", "yes,STRING", "No,STRING", "y,STRING", "2026-01-01,STRING",
            "12:30:45,STRING", "1_000,STRING", "0b11,STRING", "0777,INTEGER", "0o17,INTEGER", "0xfF,INTEGER",
            "-12,INTEGER", "+3,INTEGER", "0x,STRING", "0o8,STRING", "1.5,DECIMAL", ".5,DECIMAL", "1.,DECIMAL",
            ".,STRING",
            "1e3,DECIMAL", "1e,STRING", "-.inf,DECIMAL", ".NaN,DECIMAL", "-,STRING", "true,BOOLEAN",
            "TRUE,BOOLEAN",
            "tRUE,STRING", "null,NULL", "~,NULL", "Null,NULL", "nULL,STRING", "30s,STRING", "1.2.3,STRING"})
    void plainScalarsFollowTheCoreSchemaOfYaml12(String text, Kind kind) {
        assertThat(CoreSchema.kindOf(text)).isEqualTo(kind);
    }

    @Test
    void scalarsHaveJavaValues() {
        var map = root(
                "{a: 0777, b: 0o17, c: 0x1F, d: 1.5, e: true, f: null, g: 'true', h: 99999999999999999999, i: }")
                .toJava();

        var expected = new HashMap<String, Object>(
                Map.of("a", 777L, "b", 15L, "c", 31L, "d", 1.5, "e", true, "g",
                        "true", "h", 1e20));
        expected.put("f", null);
        expected.put("i", null);
        assertThat(map).isEqualTo(expected);
    }

    @Test
    void theKeyOnStaysText() {
        assertThat(((Mapping) root("on: { A: b }")).entries().getFirst().key()).isEqualTo("on");
    }

    @Test
    void jsonIsRead() {
        var json = "{\n\t\"id\": \"x\\u00e9\\/\\ud83d\\ude00\",\n\t\"on\": {\"A\":[1,-2.5e3,true,null,\"\"]}\n}\n";

        assertThat(root(json).toJava()).isEqualTo(Map.of("id", "xé/😀", "on",
                Map.of("A", Arrays.asList(1L, -2500.0, true, null, ""))));
    }

    @Test
    void anAliasIsTheNodeOfItsAnchor() {
        var root = (Mapping) root("a: &x [1, 2]\nb: *x\n");

        assertThat(root.get("b")).containsSame(root.get("a").orElseThrow());
    }

    @Test
    void mergeKeysAreOrdinaryKeys() {
        assertThat(((Mapping) root("base: &b {x: 1}\n<<: *b\n")).entries()).extracting(Node.Entry::key)
                .containsExactly("base", "<<");
    }

    @Test
    void duplicateKeysAreKeptAndReported() {
        var document = YamlReader.read("f.yaml", "a: 1\nb: 2\na: 3\n");

        assertThat(((Mapping) document.root().orElseThrow()).entries()).hasSize(3);
        assertThat(document.problems()).hasToString("[f.yaml:3:1: the key `a` is here twice]");
        assertThat(document.problems().getFirst().code()).isEqualTo(Problem.DUPLICATE_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "# only a comment\n", "\uFEFF"})
    void anEmptyTextIsAProblem(String text) {
        assertThat(problem(text)).isEqualTo("f.yaml:1:1: the file is empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`a: [1, 2`|1:9",
            "`a: 1\n b: 2`|2:3",
            "`a: \"x`|1:6",
            "`a: b: c`|1:5",
            "`a: *x`|1:4",
            "`a: &x [*x]`|1:8",
            "`a: 1\n---\nb: 2`|2:1",
            "`? [a]\n: b`|1:3",
            "`a: !!java.lang.Runtime x`|1:4",
            "`a: !!int x`|1:4",
            "`a: @x`|1:4",
            "`a: \u0007`|1:4",
            "`%YAML 3.0\n---\na`|1:1"})
    void aBrokenTextIsOneProblemAtItsPlace(String text, String place) {
        var document = YamlReader.read("f.yaml", text);

        assertThat(document.root()).isEmpty();
        assertThat(document.problems()).hasSize(1);
        assertThat(document.problems().getFirst().toString()).startsWith("f.yaml:" + place + ": ");
        assertThat(document.problems().getFirst().code()).isEqualTo(Problem.SYNTAX);
    }

    @Test
    void anAliasBombIsRefusedQuickly() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10,
                    "*a" + (i - 1)))));
        }

        assertThat(problem(bomb.toString()))
                .endsWith("more than 10000000 nodes when its aliases are written out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deepNestingIsRefused(String opening) {
        assertThat(problem(opening.repeat(1_000_000))).contains("nested more than 500 levels deep");
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        var document = YamlReader.read("f.yaml", "a: 12345", new Limits(5, 10, 10));

        assertThat(document.problems()).hasToString("[f.yaml:1:1: larger than 5 bytes]");
    }

    @Test
    void aMissingFileAFolderAndBytesThatAreNotUtf8AreProblems() throws IOException {
        var latin1 = Files.write(folder.resolve("latin1.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(YamlReader.read("m", folder.resolve("missing")).problems())
                .hasToString("[m:1:1: no such file]");
        assertThat(YamlReader.read("d", folder).problems())
                .hasToString("[d:1:1: is a directory, not a file]");
        assertThat(YamlReader.read("l", latin1).problems()).hasToString("[l:1:1: not UTF-8 text]");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        var document = YamlReader.read("f",
                new ByteArrayInputStream("\uFEFFa: 1".getBytes(StandardCharsets.UTF_8)));

        assertThat(((Mapping) document.root().orElseThrow()).entries().getFirst())
                .isEqualTo(new Node.Entry("a", new Position(1, 1),
                        new Scalar("1", Kind.INTEGER, Style.PLAIN, new Position(1, 4))));
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(((Mapping) root("{😀: x}")).entries().getFirst().value().position())
                .isEqualTo(new Position(1, 5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"`x: a == b`;1:6", "`x: 'a == b'`;1:7",
            "`x: \"a == b\"`;1:7", "`x: |\n  a == b`;2:3", "`x: '''a''y'`;1:8"})
    void aCharacterOfAScalarHasItsPlaceInTheFile(String text, String place) {
        var scalar = (Scalar) ((Mapping) root(text)).entries().getFirst().value();

        assertThat(scalar.positionOf(2)).hasToString(place);
    }

    private static Node root(String text) {
        var document = YamlReader.read("f.yaml", text);
        assertThat(document.problems()).isEqualTo(List.of());
        return document.root().orElseThrow();
    }

    private static String problem(String text) {
        var document = YamlReader.read("f.yaml", text);
        assertThat(document.root()).isEmpty();
        assertThat(document.problems()).hasSize(1);
        return document.problems().getFirst().toString();
    }
}
