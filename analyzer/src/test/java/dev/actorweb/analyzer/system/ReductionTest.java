package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That the orders of steps left out make no difference.
class ReductionTest {
    @Test
    void theElectionHasAHundredTimesFewerStates() throws IOException {
        var system = KnownCountsTest.sample("leader-election", "10", "9");
        var reduced = SystemAnalysis.of(system).run();

        assertThat(reduced.isComplete()).isTrue();
        assertThat(reduced.states()).isLessThan(273_916 / 100);
        assertThat(reduced.findings()).isEmpty();
        assertThat(reduced.verdicts()).extracting(Verdict::status).containsOnly(Verdict.Status.HOLDS);
    }

    @Test
    void theRunOfAReducedExplorationIsAShortestOneToo() throws IOException {
        var system = KnownCountsTest.sample("philosophers", "count: 6", "count: 3");

        assertThat(SystemAnalysis.of(system).run().counterexamples().getFirst().trace().orElseThrow().steps())
                .hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheWholeOnRandomSystems(int seed) {
        Random random = new Random(seed);
        long saved = 0;
        for (int i = 0; i < 60; i++) {
            String text = RandomSystems.text(random);
            MachineSystem system = SystemReader.read("random.yaml", text).system()
                    .orElseThrow(() -> new AssertionError(
                            text + SystemReader.read("random.yaml", text).problems()));
            var whole = SystemAnalysis.of(system)
                    .bounds(Bounds.DEFAULT.reduction(false).maxStates(20_000)).run();
            if (!whole.isComplete()) {
                continue;
            }
            var reduced = SystemAnalysis.of(system).run();
            saved += whole.states() - reduced.states();
            assertThat(reduced.verdicts()).as(text).isEqualTo(whole.verdicts());
            assertThat(rules(reduced.findings())).as(text).isEqualTo(rules(whole.findings()));
            assertThat(unhandled(reduced.findings())).as(text).isEqualTo(unhandled(whole.findings()));
            assertThat(reduced.deadlocks() > 0).as(text).isEqualTo(whole.deadlocks() > 0);
        }
        assertThat(saved).isPositive();
    }

    private static Set<String> rules(List<Finding> findings) {
        Set<String> rules = new TreeSet<>();
        findings.forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    private static Set<String> unhandled(List<Finding> findings) {
        Set<String> messages = new TreeSet<>();
        findings.stream().filter(finding -> finding.rule().equals("SC203"))
                .forEach(finding -> messages.add(finding.message()));
        return messages;
    }
}
