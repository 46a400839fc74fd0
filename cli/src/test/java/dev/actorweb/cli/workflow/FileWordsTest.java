package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.process.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWordsTest {
    @TempDir
    Path folder;

    private static Check check(String... run) {
        return new Check("lint", List.of(run), Set.of(Moment.SAVE), Duration.ofMinutes(1), List.of());
    }

    private List<String> files(String... names) throws IOException {
        for (var name : names) {
            Files.writeString(folder.resolve(name), "");
        }
        return List.of(names);
    }

    @Test
    void fewFilesAreOneRunUnderTheCheckSOwnName() throws Exception {
        var parts = new FileWords(folder, files("b", "a", "-c")).fill(check("lint", "{files}", "--end"));

        assertThat(parts).extracting(Check::name).containsExactly("lint");
        assertThat(parts.getFirst().run()).containsExactly("lint", "./-c", "a", "b", "--end");
    }

    @Test
    void moreThanACommandLineTakesAreSeveralRuns() throws Exception {
        var words = new FileWords(folder, files("a", "b", "c", "d", "e"), 13 + 2 * 10);

        var parts = words.fill(check("lint", "{files}"));

        assertThat(parts).extracting(Check::name).containsExactly("lint (1 of 3)", "lint (2 of 3)",
                "lint (3 of 3)");
        assertThat(parts).extracting(Check::run).containsExactly(List.of("lint", "a", "b"),
                List.of("lint", "c", "d"), List.of("lint", "e"));
    }

    @Test
    void aFileThatAloneIsTooLongIsStillLookedAt() throws Exception {
        var parts = new FileWords(folder, files("a", "long-name", "z"), 5).fill(check("lint", "{files}"));

        assertThat(parts).extracting(Check::run).containsExactly(List.of("lint", "a"),
                List.of("lint", "long-name"), List.of("lint", "z"));
    }

    /// Against the plainest account of what a batch is.
    @Test
    void everyFileIsInOneRunAndNoRunHasRoomForTheNext() throws Exception {
        var random = new Random(7);
        var wide = Invocation.canPass("ä") ? "ä" : "a"; // not where the locale is C
        for (int round = 0; round < 200; round++) {
            var names = new TreeSet<String>();
            int count = 1 + random.nextInt(30);
            while (names.size() < count) {
                names.add(wide.repeat(random.nextInt(4)) + (char) ('a' + random.nextInt(26)) + names.size());
            }
            files(names.toArray(String[]::new));
            int most = 30 + random.nextInt(200);
            int times = 1 + random.nextInt(2);
            var run = times == 1 ? new String[]{"x", "{files}"} : new String[]{"x", "{files}", "{files}"};

            var parts = new FileWords(folder, new ArrayList<>(names), most).fill(check(run));

            var seen = new ArrayList<String>();
            for (int i = 0; i < parts.size(); i++) {
                var given = parts.get(i).run();
                var files = given.subList(1, 1 + (given.size() - 1) / times);
                if (files.size() > 1) {
                    assertThat(length(given)).isLessThanOrEqualTo(most);
                }
                if (i + 1 < parts.size()) {
                    var next = parts.get(i + 1).run().get(1);
                    assertThat(length(given) + times * length(List.of(next))).isGreaterThan(most);
                }
                seen.addAll(files);
            }
            assertThat(seen).containsExactlyElementsOf(names);
        }
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(word -> word.getBytes(StandardCharsets.UTF_8).length + 9).sum();
    }
}
