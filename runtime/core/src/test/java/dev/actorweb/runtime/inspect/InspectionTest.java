package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Until;
import dev.actorweb.runtime.inspect.Counters.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client can do.
@Timeout(300)
class InspectionTest extends OpenSystem {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void actorsAreListedWithTheirNumbersAndStates() throws Exception {
        system.spawn("counter", new Counters()).tell(new Message.Add(3));
        system.spawn("plain", context -> _ -> {});
        try (var client = connect()) {
            var actors = list(client.request("list", patiently(Map.of("state", true))).get("actors"));

            assertThat(actors).hasSize(2);
            assertThat(map(actors.getFirst())).containsEntry("actor", "counter").containsEntry("alive", true)
                    .containsEntry("inspectable", true).containsEntry("state", Map.of("total", 3L));
            assertThat(map(actors.getLast())).containsEntry("actor", "plain")
                    .containsEntry("inspectable", false).doesNotContainKey("state");
        }
    }

    @Test
    void anActorIsAskedSentToAndShown() throws Exception {
        system.spawn("counter", new Counters());
        try (var client = connect()) {
            var add = Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 2));

            assertThat(client.request("send", add)).isEqualTo(Map.of("delivery", "enqueued"));
            assertThat(client.request("ask", patiently(add)))
                    .isEqualTo(Map.of("answer", Map.of("total", 4L)));
            assertThat(client.request("show", patiently(Map.of("actor", "actor://order desk/counter")))
                    .get("state"))
                    .isEqualTo(Map.of("total", 4L));
            assertThat(client.request("spec", Map.of("actor", "counter"))).isEqualTo(
                    Map.of("spec", "machine: counter", "format", "yaml"));
        }
    }

    @Test
    void anActorIsStopped() throws Exception {
        var ref = system.spawn("counter", new Counters());
        try (var client = connect()) {
            assertThat(client.request("stop", patiently(Map.of("actor", "counter")))).isEqualTo(
                    Map.of("unfinished", List.of()));
            assertThat(ref.isAlive()).isFalse();
            assertThat(refusal(client, "show", patiently(Map.of("actor", "counter"))))
                    .startsWith("no-such-actor");
        }
    }

    @Test
    void anActorIsRestartedAndItsNumbersSaySo() throws Exception {
        system.spawn("counter", new Counters());
        system.spawn("once", new Counters(), SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        var add = Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 2));
        try (var client = connect()) {
            client.request("ask", patiently(add));

            assertThat(client.request("restart", patiently(Map.of("actor", "counter")))).isEqualTo(
                    Map.of("restarted", true, "restarts", 1L));
            assertThat(client.request("ask", patiently(add)))
                    .isEqualTo(Map.of("answer", Map.of("total", 2L)));
            assertThat(refusal(client, "restart", patiently(Map.of("actor", "once"))))
                    .startsWith("not-restartable")
                    .contains("temporary");
            assertThat(refusal(client, "restart", Map.of("actor", "nobody"))).startsWith("no-such-actor");
        }
    }

    /// Its first incarnation starts, and no other; some take their time over it.
    private static final class Once implements ActorFactory<String> {
        private final CountDownLatch open;
        private int made;

        Once(CountDownLatch open) {
            this.open = open;
        }

        @Override
        public Actor<String> create(ActorContext<String> context) throws InterruptedException {
            if (made++ > 0) {
                open.await();
                throw new IllegalStateException("the disk is gone");
            }
            return _ -> {};
        }
    }

    @Test
    void aRestartThatFailsAndOneThatIsLateAreToldApart() throws Exception {
        var open = new CountDownLatch(1);
        var shut = new CountDownLatch(0);
        system.spawn("fails", new Once(shut));
        system.spawn("late", new Once(open));
        try (var client = connect()) {
            assertThat(client.request("restart", patiently(Map.of("actor", "fails"))))
                    .containsEntry("restarted", false)
                    .containsEntry("reason", "failed");
            assertThat(client.request("restart", Map.of("actor", "late", "timeoutMillis", 1)))
                    .containsEntry("reason", "timeout");
        } finally {
            open.countDown();
        }
    }

    @Test
    void aRecordingBeginsWithWhereEverythingStands() throws Exception {
        system.spawn("counter", new Counters()).tell(new Message.Add(3));
        system.spawn("counters", new Counters());
        try (var client = connect()) {
            BlockingQueue<Map<String, @Nullable Object>> events = new LinkedBlockingQueue<>();
            var start = client.record("actor://order desk/counter", events::add);

            assertThat(list(start.get("actors"))).hasSize(1);
            assertThat(map(list(start.get("actors")).getFirst())).containsEntry("actor", "counter")
                    .containsEntry("state", Map.of("total", 3L)).containsEntry("spec", "machine: counter")
                    .containsEntry("format", "yaml");
            client.request("restart", patiently(Map.of("actor", "counters")));
            client.request("restart", patiently(Map.of("actor", "counter")));
            assertThat(await(events, "started")).containsEntry("actor", "counter")
                    .containsEntry("restarts", 1L);

            client.unsubscribe(Objects.requireNonNull((Long) start.get("sub")));
            assertThat(refusal(client, "credit", Map.of("sub", 1, "credit", 1)))
                    .startsWith("no-such-subscription");
        }
    }

    @Test
    void aListIsCutShortAndSaysSo() throws Exception {
        for (int i = 0; i < 5; i++) {
            system.spawn("counter-" + i, new Counters());
        }
        try (var client = connect()) {
            var some = client.request("list", Map.of("most", 2));

            assertThat(list(some.get("actors"))).hasSize(2);
            assertThat(some).containsEntry("more", 3L);
            assertThat(client.request("list", Map.of("actor", "counter-4"))).containsEntry("more", 0L)
                    .extractingByKey("actors").asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
        }
    }

    @Test
    void aDeadLetterIsReadAndSentAgain() throws Exception {
        var dead = system.spawn("counter", new Counters());
        system.stop(dead, SOON);
        try (var client = connect()) {
            BlockingQueue<Map<String, @Nullable Object>> events = new LinkedBlockingQueue<>();
            client.subscribe(Map.of("events", List.of("lifecycle")), events::add);
            dead.tell(new Message.Add(7));
            await(events, "dead-letter");
            var heir = system.spawn("counter", new Counters());

            var letters = letters(client);
            assertThat(map(letters.getFirst())).containsEntry("actor", "counter")
                    .containsEntry("message", "Add").containsEntry("cause", "stopped");
            long letter = (Long) Objects.requireNonNull(map(letters.getFirst()).get("letter"));
            assertThat(client.request("replay", Map.of("letter", letter))).isEqualTo(
                    Map.of("delivery", "enqueued"));
            assertThat(client.request("show", patiently(Map.of("actor", "counter"))).get("state"))
                    .isEqualTo(Map.of("total", 7L));
            assertThat(refusal(client, "replay", Map.of("letter", letter))).startsWith("no-such-letter");
            assertThat(heir.isAlive()).isTrue();
        }
    }

    /// The list of letters is fed by another thread than the events are.
    private static List<?> letters(InspectionClient client) throws Exception {
        Until.holds(() -> !list(client.request("dead-letters", Map.of()).get("letters")).isEmpty());
        return list(client.request("dead-letters", Map.of()).get("letters"));
    }

    private static Map<String, @Nullable Object> await(BlockingQueue<Map<String, @Nullable Object>> events,
            String name) throws InterruptedException {
        while (true) {
            var event = events.poll(120, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event " + name);
            }
            if (name.equals(event.get("event"))) {
                return event;
            }
        }
    }

    @Test
    void eventsComeAsSubscribedToAndNoOthers() throws Exception {
        try (var client = connect()) {
            BlockingQueue<Map<String, @Nullable Object>> below = new LinkedBlockingQueue<>();
            client.subscribe(
                    Map.of("events", List.of("lifecycle", "messages"), "actor", "counter", "text", true),
                    below::add);
            system.spawn("counter-2", new Counters()).tell(new Message.Add(1));
            var counter = system.spawn("counter", new Counters());
            counter.tell(new Message.Add(2));

            var processed = await(below, "processed");
            assertThat(processed.get("actor")).isEqualTo("counter");
            assertThat(processed.get("message")).isEqualTo("Add");
            assertThat(processed.get("text")).isEqualTo("Add[amount=2]");
            system.stop(counter, SOON);
            assertThat(await(below, "terminated").get("reason")).isEqualTo("requested");
            assertThat(below).isEmpty();
        }
    }

    @Test
    void whoGivesNoCreditIsToldHowMuchItMissed() throws Exception {
        var counter = system.spawn("counter", new Counters());
        try (var raw = new Raw(inspection().endpoint())) {
            raw.hello();
            raw.send("{\"id\":2,\"op\":\"subscribe\",\"events\":[\"messages\"],\"credit\":1}");
            assertThat(raw.line()).isEqualTo("{\"id\":2,\"ok\":{\"sub\":1}}");
            var other = connect();
            for (int i = 0; i < 3; i++) { // enqueued and processed: six events, for one of which
                                          // there is credit
                other.request("ask", patiently(
                        Map.of("actor", "counter", "event", "ADD", "data", Map.of("amount", 1))));
            }
            assertThat(raw.line()).containsPattern("\"event\":\"(enqueued|processed)\"")
                    .doesNotContain("dropped");
            awaitObserved(counter);
            raw.send("{\"id\":3,\"op\":\"credit\",\"sub\":1,\"credit\":10}");
            List<String> lines = new ArrayList<>();
            while (lines.isEmpty() || !lines.getLast().contains("ok")) { // events may come first
                lines.add(raw.line());
            }
            counter.tell(new Message.Add(1));

            String line = lines.getFirst();
            while (!line.contains("dropped")) {
                line = raw.line();
            }
            assertThat(line).matches("\\{\"sub\":1,\"dropped\":[1-9][0-9]*,.*");
            other.close();
        }
    }

    /// Returns when all events up to now were shown to those who observe.
    private void awaitObserved(ActorRef<?> actor) throws Exception {
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        try (var _ = closing(system.observe(Interest.MESSAGES, seen::add))) {
            @SuppressWarnings("unchecked")
            var counter = (ActorRef<Message>) actor;
            counter.tell(new Message.Add(1));
            assertThat(seen.poll(120, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static AutoCloseable closing(Cancellable cancellable) {
        return cancellable::cancel;
    }
}
