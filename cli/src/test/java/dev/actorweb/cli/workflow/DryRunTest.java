package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The steps that a dry run prints are those that the run takes, in whatever situation; all is done
/// at one moment, so that equal commits have equal names.
class DryRunTest {
    private static final Pattern WHAT = Pattern.compile("\"what\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STEPS = Pattern.compile("\"steps\": \\[([^\\]]*)\\]");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsForetoldIsWhatHappens(int seed) {
        var studio = Studio.atOneMoment(folder);
        var random = new Random(seed);
        var words = situation(studio, random);
        var before = studio.snapshot(studio.ann);

        var planned = run(studio, words, "--dry-run");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
        run(studio, words);

        var log = studio.ok(studio.ann, "log", "--json", "-n", "1");
        assertThat(strings(WHAT, log)).as(words.toString()).isEqualTo(planned(planned)).isNotEmpty();
    }

    /// Commits of one's own, of others, branches that stand on this one, and a command for it all.
    private static List<String> situation(Studio studio, Random random) {
        var strategy = List.of("rebase", "squash", "merge").get(random.nextInt(3));
        studio.config(studio.ann,
                "workflow: { ship: { strategy: " + strategy + ", delete-branch: " + random.nextBoolean()
                        + " } }\n");
        for (int i = 0; i <= random.nextInt(3); i++) {
            studio.git.commit(studio.ann, "door" + i, "1", "feat: door " + i);
        }
        if (random.nextBoolean()) {
            studio.git.git(studio.ann, "push", "--quiet", "origin", "feat/door");
        }
        if (random.nextBoolean()) {
            studio.git.git(studio.ann, "switch", "--quiet", "--create", "feat/handle");
            studio.git.commit(studio.ann, "handle", "1", "feat: handle");
            studio.git.git(studio.ann, "switch", "--quiet", "feat/door");
        }
        boolean sync = random.nextInt(4) == 0;
        if (sync || random.nextBoolean()) {
            var bob = studio.bob();
            studio.git.commit(bob, "window", "1", "feat: window");
            studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        }
        var words = new ArrayList<>(List.of(sync ? "sync" : "ship"));
        if (!sync && strategy.equals("squash")) {
            words.addAll(List.of("--message", "feat: all of it"));
        }
        return words;
    }

    private static String run(Studio studio, List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        all.add("--json");
        var run = studio.aw(studio.ann, all.toArray(String[]::new));
        assertThat(run.exit()).as(words + ": " + run.err()).isEqualTo(Exit.OK);
        return run.out();
    }

    private static List<String> planned(String json) {
        var steps = STEPS.matcher(json);
        assertThat(steps.find()).as(json).isTrue();
        return strings(STRING, steps.group(1));
    }

    private static List<String> strings(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void aDryRunOfWhatIsRefusedIsRefusedAlike() {
        var studio = Studio.atOneMoment(folder);
        studio.git.commit(studio.ann, "door", "1", "feat: door");
        studio.git.write(studio.ann, "loose", "1");

        var planned = studio.aw(studio.ann, "ship", "--dry-run");
        var run = studio.aw(studio.ann, "ship");

        assertThat(planned.exit()).isEqualTo(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(planned.err()).isEqualTo(run.err());
    }
}
