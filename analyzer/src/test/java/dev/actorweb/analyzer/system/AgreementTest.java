package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That all ways of exploring a system say the same: with and without reduction, with and without
/// symmetry, with one thread and with two, and an explorer that knows none of this.
class AgreementTest {
    private static final Pattern UNHANDLED = Pattern
            .compile("`(\\w+)(?:\\[\\d])?(/w)?` does not handle `(\\w+)`.*");
    private static final Bounds WHOLE = Bounds.DEFAULT.reduction(false).symmetry(false);

    private static MachineSystem system(String text) {
        var reading = SystemReader.read("random.yaml", text);
        return reading.system().orElseThrow(() -> new AssertionError(text + reading.problems()));
    }

    /// What was found, as far as it does not depend on which of several runs shows it.
    private static Set<String> trouble(SystemReport report) {
        Set<String> trouble = new TreeSet<>();
        for (Finding finding : report.findings()) {
            var unhandled = UNHANDLED.matcher(finding.message());
            if (unhandled.matches()) {
                trouble.add("SC203 " + unhandled.group(1)
                        + (unhandled.group(2) == null ? "" : unhandled.group(2)) + " " + unhandled.group(3));
                for (Related other : finding.related()) { // all that share the machine and the
                                                          // trouble
                    trouble.add(
                            other.message().replaceAll("the actor `(.*)`", "SC203 $1 ") + unhandled.group(3));
                }
            } else if (finding.rule().equals("SC209")) {
                trouble.add("SC209 " + finding.message().substring(1, finding.message().lastIndexOf('`')));
            } else if (!finding.rule().equals("SC201") && !finding.rule().equals("SC207")) {
                trouble.add(finding.rule());
            }
        }
        return trouble;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void onRandomSystems(int seed) {
        Random random = new Random(seed);
        int compared = 0;
        long saved = 0;
        for (int i = 0; i < 60; i++) {
            String text = RandomSystems.wild(random);
            MachineSystem system = system(text);
            int crashes = random.nextInt(3) == 0 ? 1 : 0;
            Bounds all = WHOLE.crashes(crashes);
            var naive = new NaiveSystem(system, crashes);
            if (!naive.explore(4_000)) {
                continue;
            }
            var whole = SystemAnalysis.of(system).bounds(all).run();
            assertThat(whole.states()).as(text).isEqualTo(naive.states.size());
            assertThat(whole.transitions()).as(text).isEqualTo(naive.steps);
            assertThat(trouble(whole)).as(text).isEqualTo(naive.trouble);
            for (Bounds bounds : List.of(all.threads(2).alone(0), all.symmetry(true), all.reduction(true),
                    all.reduction(true).symmetry(true), all.symmetry(true).threads(2).alone(0))) {
                var other = SystemAnalysis.of(system).bounds(bounds).run();
                assertThat(trouble(other)).as(bounds + text).isEqualTo(naive.trouble);
                assertThat(other.verdicts()).as(text).isEqualTo(whole.verdicts());
                if (!bounds.reduction() && !bounds.symmetry()) {
                    assertThat(other).as(text).usingRecursiveComparison()
                            .ignoringFields("system", "bytesPerState")
                            .isEqualTo(whole);
                }
                saved += bounds.symmetry() && !bounds.reduction() ? whole.states() - other.states() : 0;
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(10);
        assertThat(saved).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void onRandomSystemsWithChildren(int seed) {
        Random random = new Random(seed);
        int compared = 0;
        long children = 0;
        for (int i = 0; i < 50; i++) {
            String text = RandomSystems.withChildren(random);
            MachineSystem system = system(text);
            int crashes = random.nextInt(4) == 0 ? 1 : 0;
            var naive = new NaiveSystem(system, crashes);
            if (!naive.explore(2_000)) {
                continue;
            }
            for (Bounds bounds : List.of(WHOLE.crashes(crashes), Bounds.DEFAULT.crashes(crashes),
                    WHOLE.crashes(crashes).threads(2).alone(0))) {
                var report = SystemAnalysis.of(system).bounds(bounds).run();
                assertThat(trouble(report)).as(text).isEqualTo(naive.trouble);
                if (!bounds.reduction() && !bounds.symmetry()) {
                    assertThat(report.states()).as(text).isEqualTo(naive.states.size());
                    assertThat(report.transitions()).as(text).isEqualTo(naive.steps);
                }
                assertThat(report.verdicts()).as(text)
                        .allMatch(verdict -> verdict.status() != Verdict.Status.UNKNOWN);
            }
            compared++;
            children += naive.children();
        }
        assertThat(compared).isGreaterThan(10);
        assertThat(children).isPositive();
    }

    /// What SC207 says comes true where every state is looked at: they are there, and stay
    /// for ever.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whoIsSaidToWaitForEverDoes(int seed) {
        Random random = new Random(seed);
        int circles = 0;
        for (int i = 0; i < 400; i++) {
            MachineSystem system = system(
                    RandomSystems.text(random).replace("overflow: block", "overflow: reject"));
            var found = new AskCycles(system).found(Bounds.DEFAULT.maxStates(2_000), Progress.NONE);
            for (AskCycles.Found one : found) {
                var naive = new NaiveSystem(system, 0);
                if (one.trace().isPresent() && naive.explore(2_000)) {
                    Map<String, String> places = new LinkedHashMap<>();
                    var place = Pattern.compile("`(\\w+)` in `(\\w+)`").matcher(one.violation().message());
                    while (place.find()) {
                        places.put(place.group(1), place.group(2));
                    }
                    assertThat(places).hasSizeGreaterThan(1);
                    assertThat(naive.stayForEver(places)).as(one.violation().message()).isTrue();
                    circles++;
                }
            }
        }
        assertThat(circles).isPositive();
    }

    @Test
    void twoThreadsCountTheSame() throws IOException {
        var system = KnownCountsTest.sample("leader-election", "10", "8");
        var one = SystemAnalysis.of(system).bounds(WHOLE).run();
        var two = SystemAnalysis.of(system).bounds(WHOLE.threads(2).alone(1_000)).run();

        assertThat(two).isEqualTo(one);
        assertThat(two.states()).isEqualTo(55_583);
    }

    @Test
    void twoThreadsStopAtBounds() throws IOException {
        var system = KnownCountsTest.sample("leader-election", "10", "8");
        var most = SystemAnalysis.of(system).bounds(WHOLE.threads(2).alone(0).maxStates(10_000)).run();
        assertThat(most.ending()).isEqualTo(Ending.STATES);
        assertThat(most.verdicts()).extracting(Verdict::status).containsOnly(Verdict.Status.UNKNOWN);

        var time = SystemAnalysis.of(system).bounds(WHOLE.threads(2).alone(0).timeLimit(Duration.ofNanos(1)))
                .run();
        assertThat(time.ending()).isEqualTo(Ending.TIME);

        var stopped = SystemAnalysis.of(system).bounds(WHOLE.threads(2).alone(0))
                .progress((states, _, _, _) -> states < 5_000).run();
        assertThat(stopped.ending()).isEqualTo(Ending.INTERRUPTED);
    }

    @Test
    void identicalActorsAreExploredOnce() {
        String text = """
                system: pool
                actors:
                  boss:
                    machine:
                      initial: s0
                      states: { s0: { after: { 1s: { target: s1, actions: [ { sendTo: "w[*]", event: GO } ] } } }, s1: { tags: [rest] } }
                  w:
                    count: 6
                    machine:
                      initial: a
                      states: { a: { on: { GO: b } }, b: { after: { 1s: c } }, c: { tags: [rest] } }
                check: [ deadlock-free, no-unhandled, { never: w.count('c') > 6 } ]
                """;
        var whole = SystemAnalysis.of(system(text)).bounds(WHOLE).run();
        var folded = SystemAnalysis.of(system(text)).bounds(WHOLE.symmetry(true)).run();

        assertThat(whole.states()).isEqualTo(1 + 729); // 3 to the 6th
        assertThat(folded.states()).isEqualTo(1 + 28); // how many of six are in each of three
        assertThat(folded.verdicts()).isEqualTo(whole.verdicts());
        assertThat(SystemAnalysis
                .of(system(text.replace("w.count('c') > 6", "\"w[0].in('c') && w[1].in('b')\"")))
                .bounds(WHOLE.symmetry(true)).run().states()).isEqualTo(730); // they are told apart
    }
}
