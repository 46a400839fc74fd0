package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.testkit.Counter.Message;
import dev.actorweb.testkit.Counter.Message.Add;
import dev.actorweb.testkit.Counter.Message.Read;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Snippets of `docs/runtime.md`: actors, what becomes of messages and failures, work that waits.
class GuideActorsTest {
    @Test
    void anActorIsSpawnedToldAndAsked() throws InterruptedException {
        // snippet: ask
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Counter.Message> counter = system.spawn("counter", _ -> new Counter());
            counter.tell(new Add(2));
            counter.tell(new Add(3));

            Outcome<Integer> total = system.ask(counter, Read::new, Duration.ofMinutes(1)).await();
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
            loader.tell(new Loader.Task.Load(Path.of("pom.xml")));
            assertThat(probe.expectAnyMessage()).isPositive();
            loader.tell(new Loader.Task.Load(Path.of("no such file")));
            test.advance(Duration.ofSeconds(1));
            assertThat(test.deadLetters()).hasSize(1);
        }
    }
}
