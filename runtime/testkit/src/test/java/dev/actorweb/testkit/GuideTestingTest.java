package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.Counter.Message.Add;
import dev.actorweb.testkit.Counter.Message.Read;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Snippets of `docs/runtime.md`: tests of actors.
class GuideTestingTest {
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

    @Test
    void aRaceIsFoundAndRepeated() {
        // snippet: found
        assertThatThrownBy(() -> TestSystem.forEachInterleaving(1_000, Races::twoDoublers))
                .hasMessageStartingWith("failed in the interleaving [0, 0, 0, 0, 0]: expected 4 but was 3");

        TestSystem.replay(new int[]{0, 1, 1, 1, 1}, Races::twoDoublers); // this order goes well
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
}
