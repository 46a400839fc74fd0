package dev.actorweb.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The machine that is checked is the machine that runs: what a sample did on the runtime is
/// recorded, judged by its spec, played again on the simulator, and its generated tests pass.
@Timeout(300)
class SamplesRunTest {
    private static final Path SAMPLES = Path.of("..", "docs", "samples").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    private Aw.Result aw(String... words) {
        return Aw.in(folder).with("XDG_RUNTIME_DIR", runtime.toString()).with("LC_ALL", "C.UTF-8")
                .call(words);
    }

    /// What comes from outside; an actor that is not there yet gets it later.
    private Thread drive(String actor, String event, AtomicBoolean over) {
        return Thread.ofVirtual().start(() -> {
            while (!over.get() && aw("actors", "send", actor, event).exit() != Exit.OK) {
                Thread.onSpinWait();
            }
        });
    }

    /// Runs until it was seen: a busy machine needs longer.
    private Aw.Result record(String spec, String actor, String event, String seen) throws Exception {
        Aw.Result replay = new Aw.Result(Exit.FINDINGS, "", "");
        for (var limit : List.of("2500ms", "15s", "60s")) {
            var over = new AtomicBoolean(event.isEmpty());
            var driver = drive(actor, event, over);
            Files.deleteIfExists(folder.resolve("run.awt"));
            var run = aw("run", spec, "--record", "run.awt", "--for", limit);
            over.set(true);
            driver.join();
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
            replay = aw("analyze", "--replay", "run.awt", "--fail-on", "deviation", "--plain");
            if (replay.out().contains(seen)) {
                return replay;
            }
        }
        return replay;
    }

    @ParameterizedTest
    @CsvSource({"order-desk, client[0], WANT, PACK", "leader-election, node[0], '', ELECTION",
            "philosophers, philosopher[0], '', GRANTED"})
    void whatASampleDidCanBeJudgedAndPlayedAgain(String sample, String actor, String event, String seen)
            throws Exception {
        var spec = SAMPLES.resolve(sample).resolve("system.yaml").toString();
        var replay = record(spec, actor, event, "→ " + seen);
        assertThat(replay.out()).contains("no deviation", actor, "→ " + seen);
        assertThat(replay.exit()).isEqualTo(Exit.OK);

        var export = aw("analyze", "--replay", "run.awt", "--export-scenarios", "again");
        assertThat(export.exit()).as(export.out() + export.err()).isEqualTo(Exit.OK);
        var again = aw("analyze", "--scenario", "again");
        assertThat(again.out()).contains("scenarios passed");
        assertThat(again.exit()).as(again.out() + again.err()).isEqualTo(Exit.OK);
    }

    @ParameterizedTest
    @CsvSource({"order-desk/desk", "order-desk/packer", "order-desk/client", "leader-election/node",
            "philosophers/fork",
            "philosophers/philosopher"})
    void theGeneratedTestsOfASamplePass(String machine) {
        var spec = SAMPLES.resolve(machine + ".yaml").toString();
        var generated = aw("analyze", spec, "--generate", "scenarios", "--out", "tests");
        assertThat(generated.exit()).as(generated.out() + generated.err()).isEqualTo(Exit.OK);

        var played = aw("analyze", "--scenario", "tests");
        assertThat(played.exit()).as(played.out() + played.err()).isEqualTo(Exit.OK);
    }
}
