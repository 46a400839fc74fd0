package dev.actorweb.machine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the quick reader takes, it reads as the complete parser does.
class QuickReaderTest {
    private static final String[] PIECES = {"a", "b:", "b: ", "c: 1\n", "- ", "-", "\n", "\n  ", "\n    ",
            " ", "{",
            "}", "[", "]", ", ", ",", ": ", ":", "'", "\"", "''", "\\n", "\\\"", "# x\n", " # x", "#", "é",
            "\u2028",
            "?", "? ", "*", "&a ", "*a", "!", "!!str ", "|\n", ">\n", "%", "@", "`", "---\n", "...", "\t",
            "null",
            "true", "1.5", "0777", "~", "on", "a b", "x.*", "'y z'", "\"k\": ", "\r\n", "key: value\n",
            "- item\n", "- k: v\n  l: w\n", "m:\n  n: {o: [p, q]}\n", "{\"j\":1,\"k\":[true,null]}", "-1",
            "-x", ":x"};

    @Test
    void mutatedFilesAreReadAlike() throws IOException {
        List<String> files = files();
        Seeds seeds = Seeds.of(3_000);
        int quick = 0;
        for (int seed : seeds) {
            Random random = new Random(seed);
            quick += compare(mutated(files.get(random.nextInt(files.size())), random), seed) ? 1 : 0;
        }
        assertThat(quick).as("texts that the quick reader took").isGreaterThan(seeds.given() / 10);
    }

    @Test
    void patchworkIsReadAlike() {
        Seeds seeds = Seeds.of(6_000);
        int quick = 0;
        for (int seed : seeds) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(10); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            quick += compare(text.toString(), seed) ? 1 : 0;
        }
        assertThat(quick).as("texts that the quick reader took").isGreaterThan(seeds.given() / 200);
    }

    @Test
    void filesWithTheLineEndsOfWindowsAreReadAlike() throws IOException {
        List<String> files = files();
        for (int seed : Seeds.of(1_000)) {
            Random random = new Random(seed);
            String text = mutated(files.get(random.nextInt(files.size())), random).replace("\n", "\r\n");
            assertThat(YamlReader.read("f", text)).as("seed %d: <%s>", seed, text)
                    .isEqualTo(YamlReader.readCompletely("f", text, Limits.DEFAULT));
        }
    }

    @Test
    void specsWithoutAnchorsAreReadQuickly() throws IOException {
        for (String text : files().stream().filter(text -> !text.contains(": &")).toList()) {
            assertThat(QuickReader.read("f", text, Limits.DEFAULT)).as(text).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: |\n  b\n", "a: b\n  c\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "--- a\n",
            "? a\n: b\n",
            "a: 'b\n  c'\n", "a: \"\\u0041\"\n", "a:\tb\n", "a: b\r\n", "{a: b # c\n}", "[a: b]", "a", "",
            "a: 😀\n",
            "a: b: c\n", "a: [\n", "a: b\n c: d\n", "- a\nb: c\n", "a: 'b' c\n", "a: -\n",
            "a: {\n \tb: c }\n", "a: {\n\t b: c }\n"})
    void whatIsUnusualOrWrongIsLeftToTheCompleteParser(String text) {
        assertThat(QuickReader.read("f", text, Limits.DEFAULT)).isEmpty();
    }

    @Test
    void theLimitsHoldForBoth() {
        assertThat(QuickReader.read("f", "[[1]]", new Limits(100, 1, 10))).isEmpty();
        assertThat(QuickReader.read("f", "[1, 2, 3]", new Limits(100, 10, 3))).isEmpty();
        assertThat(YamlReader.read("f", "[".repeat(500) + "]".repeat(500)).problems()).isEmpty();
    }

    private static boolean compare(String text, int seed) {
        var quick = QuickReader.read("f", text, Limits.DEFAULT);
        if (quick.isPresent()) {
            assertThat(quick.get()).as("seed %d: <%s>", seed, text)
                    .isEqualTo(YamlReader.readCompletely("f", text, Limits.DEFAULT));
        }
        return quick.isPresent();
    }

    private static String mutated(String file, Random random) {
        int from = random.nextInt(file.length());
        int start = file.lastIndexOf('\n', from) + 1;
        StringBuilder text = new StringBuilder(
                file.substring(start, Math.min(file.length(), start + 30 + random.nextInt(300))));
        for (int n = random.nextInt(3); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(4));
            text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /// The examples of the language, and what specs come with the product.
    private static List<String> files() throws IOException {
        List<String> found = new ArrayList<>();
        String page = Files.readString(Conformance.checkout().resolve("docs/machine-language.md"));
        for (int at = page.indexOf("```yaml\n"); at >= 0; at = page.indexOf("```yaml\n", at + 1)) {
            found.add(page.substring(at + 8, page.indexOf("```", at + 8)));
        }
        Path cli = Conformance.checkout().resolve("cli/src/main");
        try (Stream<Path> paths = Files.walk(cli)) {
            for (Path path : paths.filter(one -> one.toString().endsWith(".yaml")).sorted().toList()) {
                found.add(Files.readString(path));
            }
        }
        return found;
    }
}
