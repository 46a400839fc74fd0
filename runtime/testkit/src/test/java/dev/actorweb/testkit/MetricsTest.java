package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.Test;

/// The metrics, read by a parser that others wrote; and the picture of the tree.
class MetricsTest {
    private static Map<String, MetricFamily> parsed(String text) throws IOException {
        var families = new LinkedHashMap<String, MetricFamily>();
        var input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var walker = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(input, walker).walk();
        for (var family : walker.getAllMetricFamilies()) {
            families.put(family.getName(), family);
        }
        return families;
    }

    private static List<? extends Metric> metrics(Map<String, MetricFamily> families, String name) {
        return Objects.requireNonNull(families.get(name), name).getMetrics();
    }

    private static double counter(Map<String, MetricFamily> families, String name) {
        return ((Counter) metrics(families, name).getFirst()).getValue();
    }

    private static double gauge(Map<String, MetricFamily> families, String name) {
        return ((Gauge) metrics(families, name).getFirst()).getValue();
    }

    /// A parent that fails at 13, with a child.
    private static ActorRef<Integer> spawn(TestSystem test) {
        return test.spawn("parent", context -> {
            context.<Integer>spawn("child", _ -> _ -> {});
            return message -> {
                if (message == 13) {
                    throw new IllegalStateException("thirteen");
                }
            };
        });
    }

    @Test
    void aMeteredSystemCountsAndTimesWhatItsActorsDo() throws IOException {
        try (var test = TestSystem.builder().metered().create()) {
            var parent = spawn(test);
            for (int message : new int[]{1, 2, 13, 3}) {
                parent.tell(message);
            }
            test.advance(Duration.ofMinutes(1));
            parent.tell(4);
            var families = parsed(test.system().metrics());

            assertThat(families.values()).hasSizeGreaterThan(20)
                    .allSatisfy(family -> assertThat(family.getHelp()).as(family.getName()).isNotBlank());
            assertThat(gauge(families, "aw_actors")).isEqualTo(2);
            assertThat(gauge(families, "aw_messages_queued")).isEqualTo(1);
            assertThat(counter(families, "aw_dead_letters_total")).isEqualTo(1);
            assertThat(counter(families, "aw_messages_handled_total")).isEqualTo(3);
            assertThat(counter(families, "aw_messages_failed_total")).isEqualTo(4);
            assertThat(counter(families, "aw_actor_restarts_total")).isEqualTo(4);
            var times = (Histogram) metrics(families, "aw_receive_seconds").getFirst();
            assertThat(times.getSampleCount()).isEqualTo(7);
            assertThat(times.getSampleSum()).isPositive();
            assertThat(times.getBuckets()).hasSize(9)
                    .isSortedAccordingTo(
                            (a, b) -> Long.compare(a.getCumulativeCount(), b.getCumulativeCount()));
            assertThat(times.getBuckets().getLast().getUpperBound()).isInfinite();
            assertThat(times.getBuckets().getLast().getCumulativeCount()).isEqualTo(7);
            var processed = metrics(families, "aw_actor_messages_processed_total");
            assertThat(processed.getFirst().getLabels())
                    .isEqualTo(Map.of("system", "test", "actor", "actor://test/parent"));
            assertThat(((Counter) processed.getFirst()).getValue()).isEqualTo(3);
            assertThat(test.system().statistics(parent).processingTime()).isPositive();
        }
    }

    @Test
    void aSystemThatIsNotMeteredShowsWhatItKnows() throws IOException {
        try (var test = TestSystem.create()) {
            var parent = spawn(test);
            parent.tell(1);
            test.runUntilIdle();
            var families = parsed(test.system().metrics());
            assertThat(families).containsKeys("aw_actors", "aw_actor_messages_processed_total")
                    .doesNotContainKeys("aw_receive_seconds", "aw_actor_busy_seconds_total");
            assertThat(test.system().statistics(parent).processingTime()).isZero();
        }
    }

    @Test
    void whatTheGuideNamesIsThere() throws IOException {
        var guide = Files.readString(Path.of("../../docs/runtime.md"));
        try (var test = TestSystem.builder().metered().create()) {
            spawn(test);
            test.runUntilIdle();
            var families = parsed(test.system().metrics());
            assertThat(Pattern.compile("`(aw_[a-z_]+)`").matcher(guide).results().map(name -> name.group(1)))
                    .hasSizeGreaterThan(4).isSubsetOf(families.keySet());
        }
    }

    @Test
    void theLongestMailboxAndTheIncarnationsAreTold() throws IOException {
        try (var test = TestSystem.create()) {
            var parent = spawn(test);
            test.<Integer>spawn("other", _ -> _ -> {}).tell(1);
            parent.tell(13);
            test.advance(Duration.ofMinutes(1)); // three tries more
            for (int message : new int[]{1, 2, 3}) {
                parent.tell(message);
            }
            var families = parsed(test.system().metrics());
            assertThat(gauge(families, "aw_mailbox_longest")).isEqualTo(3);
            assertThat(metrics(families, "aw_actor_incarnations_total")).anySatisfy(incarnations -> {
                assertThat(incarnations.getLabels()).containsEntry("actor", "actor://test/parent");
                assertThat(((Counter) incarnations).getValue()).isEqualTo(5);
            });
        }
    }

    @Test
    void theWaitingOfOneMessageAtATimeIsMeasured() {
        try (var test = TestSystem.builder().metered().create()) {
            ActorRef<String> actor = test.spawn("a", _ -> _ -> {},
                    SpawnOptions.defaults().mailbox(Mailbox.bounded(3, Overflow.DROP_OLDEST)));
            for (int i = 0; i < 3; i++) {
                actor.tell("waits, and the first of them is measured");
            }
            test.runUntilIdle();
            assertThat(waits(test)).isEqualTo(1);

            for (int i = 0; i < 4; i++) {
                actor.tell("the first of them is evicted, and so the last is measured");
            }
            actor.tell("this one evicts another");
            test.runUntilIdle();
            assertThat(waits(test)).isEqualTo(2);
        }
    }

    private static long waits(TestSystem test) {
        return test.system().metrics().lines()
                .filter(line -> line.startsWith("aw_mailbox_wait_seconds_count{"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1))).sum();
    }

    @Test
    void namesThatNeedItAreEscaped() throws IOException {
        try (var test = TestSystem.create()) {
            test.spawn("say \"hi\\\" {x=1}", _ -> _ -> {});
            var text = test.system().metrics();
            assertThat(text).contains(",actor=\"actor://test/say \\\"hi\\\\\\\" {x=1}\"}");
            assertThat(parsed(text)).containsKey("aw_actor_uptime_seconds");
        }
    }

    @Test
    void systemsOfOneProcessAreToldApart() throws IOException {
        try (var shop = ActorSystem.builder("shop").metered().create();
                var bank = ActorSystem.builder("\"bank\\\"").metered().create()) {
            shop.spawn("till", _ -> _ -> {});
            bank.spawn("till", _ -> _ -> {});
            assertThat(systemsIn(shop.metrics())).containsExactly("shop");
            assertThat(systemsIn(bank.metrics())).containsExactly("\"bank\\\"");
        }
    }

    /// The systems that the series of a text name.
    private static Set<String> systemsIn(String text) throws IOException {
        var systems = new HashSet<String>();
        for (var family : parsed(text).values()) {
            assertThat(family.getMetrics()).isNotEmpty();
            for (var metric : family.getMetrics()) {
                systems.add(Objects.requireNonNull(metric.getLabels().get("system"), family.getName()));
            }
        }
        return systems;
    }

    @Test
    void anEmptySystemHasMetricsToo() throws IOException {
        try (var test = TestSystem.builder().metered().create()) {
            assertThat(gauge(parsed(test.system().metrics()), "aw_actors")).isZero();
        }
    }

    @Test
    void actorsBeyondTheLimitAreCountedAndNotNamed() throws IOException {
        try (var test = TestSystem.create()) {
            for (int i = 0; i < 1_010; i++) {
                test.spawn("a" + i, _ -> _ -> {});
            }
            var families = parsed(test.system().metrics());
            assertThat(gauge(families, "aw_actors")).isEqualTo(1_010);
            assertThat(gauge(families, "aw_actors_without_series")).isEqualTo(10);
            assertThat(metrics(families, "aw_actor_messages_processed_total")).hasSize(1_000);
        }
    }

    @Test
    void whatAnActorBecomesIsMeasuredAsWell() {
        try (var test = TestSystem.builder().metered().create()) {
            var heard = new ArrayList<String>();
            ActorRef<String> actor = test.spawn("a", context -> _ -> context.become(heard::add));
            actor.tell("become");
            actor.tell("two");
            test.runUntilIdle();
            assertThat(heard).containsExactly("two");
            assertThat(test.system().metrics()).contains("\naw_messages_handled_total{system=\"test\"} 2\n");
        }
    }

    @Test
    void theTreeIsShownAsItIs() {
        try (var test = TestSystem.create()) {
            var parent = spawn(test);
            test.spawn("fresh", _ -> _ -> {});
            assertThat(test.system().tree()).extracting(ActorNode::status)
                    .containsOnly(ActorNode.Status.STARTING);
            parent.tell(1);
            parent.tell(13);
            test.runUntilIdle();
            parent.tell(2);
            var tree = test.system().tree();
            assertThat(tree).extracting(node -> node.actor().path().name()).containsExactly("parent",
                    "fresh");
            assertThat(tree.getFirst().status()).isEqualTo(ActorNode.Status.RESTARTING);
            assertThat(tree.get(1))
                    .hasToString("actor://test/fresh: RUNNING, 0 processed, 0 queued, 0 restarts\n");
            test.advance(Duration.ofMinutes(1));
            assertThat(test.system().tree().getFirst()).hasToString("""
                    actor://test/parent: RUNNING, 2 processed, 0 queued, 4 restarts
                      child: RUNNING, 0 processed, 0 queued, 0 restarts
                    """);
        }
    }

    @Test
    void uptimeRunsFromTheSpawnToTheEndAndThroughRestarts() {
        try (var test = TestSystem.create()) {
            test.advance(Duration.ofMinutes(1));
            var parent = spawn(test);
            test.runUntilIdle();
            assertThat(test.system().statistics(parent).uptime()).isZero();

            parent.tell(13);
            test.advance(Duration.ofSeconds(3));
            assertThat(test.system().statistics(parent).restarts()).isPositive();
            assertThat(test.system().statistics(parent).uptime()).isEqualTo(Duration.ofSeconds(3));
            assertThat(test.system().metrics()).contains(
                    "\naw_actor_uptime_seconds{system=\"test\",actor=\"actor://test/parent\"} 3\n");

            test.system().stop(parent);
            test.runUntilIdle();
            test.advance(Duration.ofHours(1));
            assertThat(test.system().statistics(parent).uptime()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void aRealSystemTakesTime() throws Exception {
        try (var system = ActorSystem.builder("real").metered().create()) {
            ActorRef<Integer> actor = system.spawn("a", _ -> message -> {
                long until = System.nanoTime() + message;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            });
            actor.tell(3_000_000);
            assertThat(system.stop(actor, Duration.ofSeconds(60)).complete()).isTrue();
            var accounts = system.statistics(actor);
            assertThat(accounts.processingTime()).isGreaterThanOrEqualTo(Duration.ofMillis(3))
                    .isLessThanOrEqualTo(accounts.uptime());
            assertThat(List.of(system.metrics().split("\n")))
                    .contains("aw_receive_seconds_count{system=\"real\"} 1");
        }
    }
}
