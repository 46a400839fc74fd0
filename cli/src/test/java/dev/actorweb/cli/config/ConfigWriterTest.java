package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.Config.Analyze;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Level;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.config.Config.Ship;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.config.Config.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWriterTest {
    private static final String[] TEXTS = {"mvn", "-q", "a b", "#x", "\"", "\\", "ä", "{}", "[x]", "a: b",
            "true", "null",
            "1", "\n\t", "'", "*", "&a", "\u0001\uFEFF", "@x", "%", "  ", "off", ".5", "~"};

    @TempDir
    private Path folder;

    @Test
    void defaultsReadBackAsDefaults() throws IOException {
        assertThat(readBack(Config.defaults()).workflow()).isEqualTo(Config.defaults().workflow());
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws IOException {
        folder = folder.toRealPath();
        for (var seed = 0; seed < 500; seed++) {
            var config = random(new Random(seed));
            var back = readBack(config);
            assertThat(back.workflow()).as("seed " + seed).isEqualTo(config.workflow());
            assertThat(back.agents()).as("seed " + seed).isEqualTo(config.agents());
            assertThat(back.analyze()).as("seed " + seed).isEqualTo(config.analyze());
        }
    }

    private Config readBack(Config config) throws IOException {
        Files.writeString(folder.resolve("aw.yaml"), ConfigWriter.write(config, folder));
        var reading = ConfigLoader.read(folder, Map.of());
        assertThat(reading.problems()).isEmpty();
        return reading.config();
    }

    private Config random(Random random) {
        var checks = new ArrayList<Check>();
        for (var i = 0; i < random.nextInt(3); i++) {
            var run = new ArrayList<>(List.of("program" + pick(random, TEXTS)));
            for (var n = random.nextInt(4); n > 0; n--) {
                run.add(pick(random, TEXTS));
            }
            var on = random.nextBoolean() ? EnumSet.of(Moment.SHIP) : EnumSet.noneOf(Moment.class);
            checks.add(new Check("check" + i, run, on, Duration.ofMillis(1 + random.nextLong(100_000_000)),
                    random.nextBoolean() ? List.of(new Glob("**/*.java"), new Glob("a b/")) : List.of()));
        }
        var agents = new ArrayList<Agent>();
        for (var i = 0; i < random.nextInt(3); i++) {
            agents.add(new Agent("true" + i, pick(random, "true", "null", "agent/ä", "a#b", "1"),
                    folder.resolve(pick(random, "../x y", "in", "../true", "../#x", ".5")).normalize()));
        }
        var rules = new LinkedHashMap<String, Optional<Level>>();
        if (random.nextBoolean()) {
            rules.put("SC302", Optional.empty());
            rules.put("SC117", Optional.of(Level.INFO));
        }
        var workflow = new Workflow(
                random.nextBoolean()
                        ? Optional.of(pick(random, "main", "true", "no", "1.0"))
                        : Optional.empty(),
                pick(random, "origin", "null", "ü"),
                new Ship(pick(random, Strategy.values()), random.nextBoolean(), random.nextBoolean()),
                new CommitRules(List.of("fix", pick(random, "true", "✨", "a#")),
                        List.of(pick(random, "a b", "x", "[")),
                        random.nextBoolean(), 1 + random.nextInt(200)),
                checks);
        var failOn = random.nextBoolean() ? Optional.of(Level.WARNING) : Optional.<Level>empty();
        return new Config(Optional.empty(), workflow, agents, new Analyze(failOn, rules), Map.of());
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
