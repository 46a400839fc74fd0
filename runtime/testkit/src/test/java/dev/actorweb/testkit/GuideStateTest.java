package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.Router;
import dev.actorweb.runtime.Routing;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotFile;
import dev.actorweb.runtime.SnapshotFile.Sync;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snippets of `docs/runtime.md`: mailboxes, behaviour, state, and how actors find each other.
class GuideStateTest {
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
}
