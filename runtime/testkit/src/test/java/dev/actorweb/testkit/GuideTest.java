package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.runtime.Termination;
import dev.actorweb.testkit.GuideTest.Counter.Message;
import dev.actorweb.testkit.GuideTest.Counter.Message.Add;
import dev.actorweb.testkit.GuideTest.Counter.Message.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
