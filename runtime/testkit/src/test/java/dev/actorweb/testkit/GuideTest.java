package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Router;
import dev.actorweb.runtime.Routing;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotFile;
import dev.actorweb.runtime.SnapshotFile.Sync;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.runtime.Termination;
import dev.actorweb.runtime.Topic;
import dev.actorweb.testkit.GuideTest.Counter.Message;
import dev.actorweb.testkit.GuideTest.Counter.Message.Add;
import dev.actorweb.testkit.GuideTest.Counter.Message.Read;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The snippets of `docs/runtime.md`, compiled and run; and a test that they are the same ones.
class GuideTest {
    // snippet: actor
    public static final class Counter implements Actor<Counter.Message> {
        public sealed interface Message {
            record Add(int amount) implements Message {}

            record Read(ActorRef<Integer> replyTo) implements Message {}
        }

        private int total;

        @Override
        public void receive(Message message) {
            switch (message) {
                case Add(int amount) -> total += amount;
                case Read(var replyTo) -> replyTo.tell(total);
            }
        }
    }
    // end

    @Test
    void anActorIsSpawnedToldAndAsked() throws InterruptedException {
        // snippet: ask
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Counter.Message> counter = system.spawn("counter", _ -> new Counter());
            counter.tell(new Add(2));
            counter.tell(new Add(3));

            Outcome<Integer> total = system.<Counter.Message, Integer>ask(counter, Read::new,
                    Duration.ofSeconds(1)).await();
            assertThat(total).isEqualTo(new Outcome.Success<>(5));
        }
        // end
    }

    @Test
    void optionsSayHowAnActorIsRun() {
        // snippet: options
        var worker = SpawnOptions.defaults()
                .mailbox(Mailbox.bounded(1_000, Overflow.BLOCK))
                .restart(RestartPolicy.PERMANENT)
                .redeliveryLimit(2);

        var supervisor = SpawnOptions.defaults()
                .supervision(Supervision.defaults()
                        .strategy(Strategy.REST_FOR_ONE)
                        .limit(5, Duration.ofMinutes(1))
                        .backoff(Backoff.exponential(Duration.ofMillis(50), Duration.ofSeconds(30))));
        // end
        assertThat(worker).isNotEqualTo(supervisor);
    }

    // snippet: tree
    static final class Shop implements Actor<Counter.Message> {
        private final ActorContext<Counter.Message> context;
        private final ActorRef<Counter.Message> counter;

        Shop(ActorContext<Counter.Message> context) {
            this.context = context;
            counter = context.spawn("counter", _ -> new Counter(),
                    SpawnOptions.defaults().restart(RestartPolicy.PERMANENT));
            context.watch(counter);
        }

        @Override
        public void receive(Message message) {
            context.forward(counter, message);
        }

        @Override
        public void signal(Signal signal) {
            if (signal instanceof Signal.Terminated end) {
                context.logger().log(Level.INFO, end.actor() + " has ended: " + end.reason());
            }
        }
    }
    // end

    @Test
    void whatAnActorSpawnsAreItsChildren() {
        try (var test = TestSystem.create()) {
            var probe = test.<Integer>probe("probe");
            ActorRef<Counter.Message> shop = test.spawn("shop", Shop::new,
                    SpawnOptions.defaults()
                            .supervision(Supervision.defaults().limit(5, Duration.ofMinutes(1))));
            shop.tell(new Add(2));
            shop.tell(new Read(probe.ref()));
            probe.expectMessage(2);
            test.system().stop(test.system().lookup("shop/counter").orElseThrow());
            test.advance(Duration.ofSeconds(1));
            assertThat(test.system().lookup("shop/counter")).isEmpty();
            shop.tell(new Add(2));
            test.runUntilIdle();
            assertThat(test.deadLetters()).hasSize(1);
        }
    }

    // snippet: work
    static final class Loader implements Actor<Loader.Task> {
        sealed interface Task {
            record Load(Path file) implements Task {}

            record Loaded(Outcome<List<String>> lines) implements Task {}
        }

        private final ActorContext<Task> context;
        private final ActorRef<Integer> listener;

        Loader(ActorContext<Task> context, ActorRef<Integer> listener) {
            this.context = context;
            this.listener = listener;
        }

        @Override
        public void receive(Task task) throws Exception {
            switch (task) {
                case Task.Load(var file) ->
                    context.pipeToSelf(() -> Files.readAllLines(file), Task.Loaded::new);
                case Task.Loaded(Outcome.Success<List<String>>(var lines)) -> listener.tell(lines.size());
                case Task.Loaded(Outcome.Failure<List<String>>(var cause)) ->
                    throw new IOException("cannot load", cause);
            }
        }
    }
    // end

    @Test
    void workIsPipedToTheActor() {
        try (var test = TestSystem.create()) {
            var probe = test.<Integer>probe("probe");
            ActorRef<Loader.Task> loader = test.spawn("loader",
                    context -> new Loader(context, probe.ref()));
            loader.tell(new Loader.Task.Load(guide()));
            assertThat(probe.expectAnyMessage()).isPositive();
            loader.tell(new Loader.Task.Load(Path.of("no such file")));
            test.advance(Duration.ofSeconds(1));
            assertThat(test.deadLetters()).hasSize(1);
        }
    }

    private record Job(boolean urgent) {}

    @Test
    void mailboxesRankAndForget() {
        // snippet: mailbox
        var mailbox = Mailbox.bounded(1_000, Overflow.DROP_OLDEST)
                .prioritized(Job.class, job -> job.urgent() ? 1 : 0)
                .timeToLive(Duration.ofSeconds(30));
        // end
        try (var test = TestSystem.create()) {
            var done = new ArrayList<Job>();
            ActorRef<Job> actor = test.spawn("a", _ -> done::add, SpawnOptions.defaults().mailbox(mailbox));
            actor.tell(new Job(false));
            actor.tell(new Job(true));
            test.runUntilIdle();
            assertThat(done).containsExactly(new Job(true), new Job(false));
        }
    }

    // snippet: become
    static final class Gate implements Actor<String> {
        private final ActorContext<String> context;

        Gate(ActorContext<String> context) {
            this.context = context;
        }

        @Override
        public void receive(String message) {
            switch (message) {
                case "open" -> {
                    context.become(this::opened);
                    context.unstashAll();
                }
                case "close" -> context.unhandled();
                default -> context.stash();
            }
        }

        private void opened(String visitor) {
            if (visitor.equals("close")) {
                context.become(this);
            }
        }
    }
    // end

    @Test
    void anActorBecomesAnother() {
        try (var test = TestSystem.create()) {
            ActorRef<String> gate = test.spawn("gate", Gate::new);
            for (var message : List.of("visitor", "close", "open")) {
                gate.tell(message);
            }
            test.runUntilIdle();
            assertThat(test.deadLetters()).hasSize(1);
            assertThat(test.system().statistics(gate).processed()).isEqualTo(2);
        }
    }

    // snippet: snapshot
    static final class Decimal implements SnapshotFile.Codec<Integer> {
        @Override
        public byte[] encode(Integer state) {
            return state.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Integer decode(byte[] bytes) {
            return Integer.valueOf(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    static final class Account implements Actor<Integer> {
        private final Snapshot<Integer> balance;

        Account(ActorContext<Integer> context, Path file) throws IOException {
            balance = context.snapshot(0, SnapshotFile.of(file, new Decimal()).sync(Sync.ALWAYS));
        }

        @Override
        public void receive(Integer amount) {
            balance.set(balance.get() + amount);
        }
    }
    // end

    @Test
    void stateSurvives(@TempDir Path folder) throws IOException {
        try (var test = TestSystem.create()) {
            var file = folder.resolve("balance");
            ActorRef<Integer> account = test.spawn("account",
                    new Faults().crashAfter(1).around(context -> new Account(context, file)));
            account.tell(3);
            account.tell(4);
            test.advance(Duration.ofSeconds(1));
            assertThat(Files.readString(file)).endsWith("\n7");
        }
    }

    @Test
    void actorsAreFoundAndReachedInGroups() {
        try (var test = TestSystem.create()) {
            var system = test.system();
            var probe = test.<String>probe("reader");
            ActorRef<String> reader = probe.ref();
            // snippet: patterns
            Topic<String> news = system.topic(String.class, "news");
            news.subscribe(reader);
            news.publish("hello");

            var printers = new ServiceKey<>(String.class, "printers");
            system.directory().register(printers, reader);
            List<ActorRef<String>> found = system.directory().find(printers);

            ActorRef<String> pool = system.spawn("pool",
                    Router.pool(4, Routing.consistentHash(line -> line.charAt(0)), context -> reader::tell));
            pool.tell("to one of four");
            // end
            assertThat(found).containsExactly(reader);
            probe.expectMessage("hello");
            probe.expectMessage("to one of four");
        }
    }

    @Test
    void aSystemIsObservedAndStopped() throws InterruptedException {
        var problems = new CopyOnWriteArrayList<String>();
        // snippet: observe
        var system = ActorSystem.create("shop");
        system.observe(Interest.LIFECYCLE, event -> {
            if (event instanceof RuntimeEvent.Failed failed) {
                problems.add(failed.actor() + " failed: " + failed.cause().getMessage());
            }
        });
        system.deadLetters().subscribe(letter -> problems.add("nobody handled " + letter.message()));

        Termination end = system.stop(Duration.ofSeconds(5));
        if (!end.complete()) {
            problems.add("did not stop: " + end.unfinished());
        }
        // end
        assertThat(problems).isEmpty();
    }

    @Test
    void aSystemShowsItself() {
        // snippet: metrics
        try (var system = ActorSystem.builder("shop").metered().create()) {
            String text = system.metrics();
            List<ActorNode> tree = system.tree();
            assertThat(text).contains("# TYPE aw_receive_seconds histogram");
            assertThat(tree).isEmpty();
        }
        // end
    }

    @Test
    void timeIsVirtual() {
        // snippet: test
        try (var test = TestSystem.create()) {
            var probe = test.<Integer>probe("probe");
            ActorRef<Counter.Message> counter = test.spawn("counter",
                    new Faults().crashAt(2).around(_ -> new Counter()));
            counter.tell(new Add(2));
            counter.tell(new Add(3));
            counter.tell(new Read(probe.ref()));
            probe.expectNoMessage();

            test.advance(Duration.ofSeconds(1));
            probe.expectMessage(3);
        }
        // end
    }

    @Test
    void interleavingsAreTried() {
        // snippet: seeds
        TestSystem.forEachSeed(100, test -> {
            var probe = test.<Integer>probe("probe");
            ActorRef<Counter.Message> counter = test.spawn("counter", _ -> new Counter());
            for (var name : List.of("one", "two")) {
                ActorRef<Integer> adder = test.spawn(name, _ -> amount -> counter.tell(new Add(amount)));
                adder.tell(1);
            }
            test.runUntilIdle();
            counter.tell(new Read(probe.ref()));
            probe.expectMessage(2);
        });
        // end
    }

    @Test
    void allInterleavingsAreTried() {
        // snippet: interleavings
        int orders = TestSystem.forEachInterleaving(1_000, test -> {
            var probe = test.<Integer>probe("probe");
            ActorRef<Counter.Message> counter = test.spawn("counter", _ -> new Counter());
            for (var name : List.of("one", "two")) {
                ActorRef<Integer> adder = test.spawn(name, _ -> amount -> counter.tell(new Add(amount)));
                adder.tell(1);
            }
            test.runUntilIdle();
            counter.tell(new Read(probe.ref()));
            probe.expectMessage(2);
        });
        // end
        assertThat(orders).isPositive();
    }

    // snippet: race
    static final class Doubler implements Actor<Outcome<Integer>> {
        private final ActorRef<Counter.Message> counter;

        Doubler(ActorContext<Outcome<Integer>> context, ActorRef<Counter.Message> counter) {
            this.counter = counter;
            context.<Counter.Message, Integer>ask(counter, Read::new, Duration.ofSeconds(1), total -> total);
        }

        @Override
        public void receive(Outcome<Integer> total) {
            if (total instanceof Outcome.Success<Integer>(var now)) {
                counter.tell(new Add(now)); // and if somebody else has added meanwhile?
            }
        }
    }

    static void twoDoublers(TestSystem test) {
        var probe = test.<Integer>probe("probe");
        ActorRef<Counter.Message> counter = test.spawn("counter", _ -> new Counter());
        counter.tell(new Add(1));
        test.runUntilIdle();
        test.<Outcome<Integer>>spawn("one", context -> new Doubler(context, counter));
        test.<Outcome<Integer>>spawn("two", context -> new Doubler(context, counter));
        test.runUntilIdle();
        counter.tell(new Read(probe.ref()));
        probe.expectMessage(4);
    }
    // end

    @Test
    void aRaceIsFoundAndRepeated() {
        // snippet: found
        assertThatThrownBy(() -> TestSystem.forEachInterleaving(1_000, GuideTest::twoDoublers))
                .hasMessageStartingWith("failed in the interleaving [0, 0, 0, 0, 0]: expected 4 but was 3");

        TestSystem.replay(new int[]{0, 1, 1, 1, 1}, GuideTest::twoDoublers); // this order goes well
        // end
    }

    @Test
    void aFailedExpectationExplainsItself() {
        // snippet: explained
        try (var test = TestSystem.create()) {
            var probe = test.<Integer>probe("probe");
            ActorRef<String> length = test.spawn("length",
                    new Faults().crashAt(2).around(_ -> text -> probe.ref().tell(text.length())),
                    SpawnOptions.defaults().redeliveryLimit(0));
            length.tell("one");
            length.tell("three");
            probe.expectMessage(3);

            assertThatThrownBy(() -> probe.expectMessage(5)).hasMessage("""
                    expected 5 but there was no message
                      the last messages it took:
                        3
                      failures:
                        actor://test/length in RECEIVE: dev.actorweb.testkit.Faults$InjectedFailure: \
                    crash at delivery 2
                      dead letters:
                        three to actor://test/length: Poison[failure=\
                    dev.actorweb.testkit.Faults$InjectedFailure: crash at delivery 2, deliveries=1]""");
            assertThat(test.logged()).hasSize(1);
        }
        // end
    }

    @Test
    void anActorIsTestedAsAnObject() {
        // snippet: mock
        var listener = new MockRef<Integer>("listener");
        var counter = new Counter();
        counter.receive(new Add(2));
        counter.receive(new Read(listener));
        assertThat(listener.messages()).containsExactly(2);

        listener.answer(Delivery.DEAD); // from now on as if it had ended
        assertThat(listener.tell(3)).isEqualTo(Delivery.DEAD);
        assertThat(listener.isAlive()).isFalse();
        // end
    }

    @Test
    void theGuideShowsTheseSnippetsWordForWord() throws IOException {
        var shown = snippetsOf(Files.readString(guide()), "```java\n", "```");
        var source = Files.readString(root().resolve(
                "runtime/testkit/src/test/java/dev/actorweb/testkit/GuideTest.java"));
        var compiled = new ArrayList<String>();
        for (var part : snippetsOf(source, "// snippet: ", "// end")) {
            compiled.add(part.substring(part.indexOf('\n') + 1).stripIndent().stripTrailing() + "\n");
        }

        assertThat(shown).isNotEmpty().isEqualTo(compiled.subList(0, shown.size()));
    }

    private static List<String> snippetsOf(String text, String begin, String end) {
        var snippets = new ArrayList<String>();
        for (int from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from)) {
            int to = text.indexOf(end, from + begin.length());
            snippets.add(text.substring(from + begin.length(), to));
            from = to;
        }
        return snippets;
    }

    private static Path guide() {
        return root().resolve("docs/runtime.md");
    }

    /// The root of the checkout: the folder above this one that has the guide.
    private static Path root() {
        @Nullable
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/runtime.md"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "docs/runtime.md");
    }
}
