package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Directory;
import dev.actorweb.runtime.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Finding actors by what they offer.
class DirectoryTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ServiceKey<String> PRINTERS = new ServiceKey<>(String.class, "printers");
    private static final ServiceKey<String> PLOTTERS = new ServiceKey<>(String.class, "plotters");
    private static final ServiceKey<Integer> ADDERS = ServiceKey.of(Integer.class);

    private final TestSystem test = TestSystem.create();
    private final Directory directory = test.system().directory();

    @AfterEach
    void close() {
        test.close();
    }

    private <M> ActorRef<M> spawn(String name) {
        return test.spawn(name, context -> message -> {
            if (message.equals("crash")) {
                throw new IllegalStateException("crash");
            }
        });
    }

    @Test
    void actorsAreFoundByKeyInTheirOrderAndByType() {
        ActorRef<String> one = spawn("one");
        ActorRef<String> two = spawn("two");
        ActorRef<Integer> adder = spawn("adder");
        directory.register(PRINTERS, one);
        directory.register(PRINTERS, two);
        directory.register(PRINTERS, two);
        directory.register(PLOTTERS, two);
        directory.register(ADDERS, adder);

        assertThat(directory.find(PRINTERS)).containsExactly(one, two);
        assertThat(directory.find(PLOTTERS)).containsExactly(two);
        assertThat(directory.find(String.class)).containsExactly(one, two);
        assertThat(directory.findFirst(ADDERS)).contains(adder);
        assertThat(directory.find(Double.class)).isEmpty();
    }

    @Test
    void anEntryLivesAsLongAsItsActorHoweverLongAndThroughRestarts() {
        ActorRef<String> one = spawn("one");
        directory.register(PRINTERS, one);
        one.tell("crash");
        test.advance(Duration.ofDays(400));
        assertThat(directory.find(PRINTERS)).containsExactly(one);

        test.system().stop(one);
        test.runUntilIdle();
        assertThat(directory.find(PRINTERS)).isEmpty();
        assertThat(directory.statistics().local()).isZero();
    }

    @Test
    void aCancelledEntryIsGoneOnce() {
        ActorRef<String> one = spawn("one");
        var entry = directory.register(PRINTERS, one);
        assertThat(entry.cancel()).isTrue();
        assertThat(entry.cancel()).isFalse();
        assertThat(directory.find(PRINTERS)).isEmpty();
    }

    @Test
    void anEndedActorCannotBeEntered() {
        ActorRef<String> one = spawn("one");
        test.system().stop(one);
        test.runUntilIdle();
        directory.register(PRINTERS, one);
        assertThat(directory.find(PRINTERS)).isEmpty();
        assertThat(directory.statistics().local()).isZero();
    }

    @Test
    void whatWasLearnedOfActorsElsewhereExpires() {
        var far = new MockRef<String>("far");
        ActorRef<String> near = spawn("near");
        directory.learn(PRINTERS, far, SECOND);
        directory.register(PRINTERS, near);
        assertThat(directory.find(PRINTERS)).as("this system's first").containsExactly(near, far);

        test.advance(Duration.ofMillis(600));
        directory.learn(PRINTERS, far, SECOND);
        test.advance(Duration.ofMillis(600));
        assertThat(directory.find(PRINTERS)).as("the time began anew").containsExactly(near, far);
        test.advance(SECOND);
        assertThat(directory.find(PRINTERS)).containsExactly(near);
        assertThat(directory.statistics().expired()).isEqualTo(1);
    }

    @Test
    void theEntryUsedLongestAgoMakesRoom() {
        var system = ActorSystem.builder("small").remoteEntries(2).create();
        try (system) {
            var small = system.directory();
            var refs = new ArrayList<MockRef<String>>();
            for (var name : List.of("a", "b", "c")) {
                refs.add(new MockRef<>(name));
            }
            small.learn(PRINTERS, refs.get(0), DAY);
            small.learn(PLOTTERS, refs.get(1), DAY);
            small.find(PRINTERS);
            small.learn(PRINTERS, refs.get(2), DAY);

            assertThat(small.find(PRINTERS)).containsExactly(refs.get(0), refs.get(2));
            assertThat(small.find(PLOTTERS)).isEmpty();
            assertThat(small.statistics().evicted()).isEqualTo(1);
            assertThat(small.statistics().remote()).isEqualTo(2);
            assertThat(small.statistics().capacity()).isEqualTo(2);
        }
    }

    @Test
    void statisticsCountWhatHappened() {
        directory.find(PRINTERS);
        ActorRef<String> one = spawn("one");
        directory.register(PRINTERS, one);
        directory.register(PLOTTERS, one);
        directory.find(PRINTERS);
        directory.findFirst(PLOTTERS);
        assertThat(directory.statistics()).isEqualTo(new Directory.Statistics(2, 0, 10_000, 3, 2, 0, 0));
        assertThat(directory.statistics().hitRate()).isEqualTo(2.0 / 3);
        assertThat(TestSystem.create().system().directory().statistics().hitRate()).as("unused").isZero();
        test.advance(Duration.ofDays(1));
        assertThat(directory.statistics().lookups()).as("never reset").isEqualTo(3);
    }

    @Test
    void changesAreShownFromNowOn() {
        var shown = new ArrayList<List<ActorRef<String>>>();
        ActorRef<String> one = spawn("one");
        ActorRef<String> two = spawn("two");
        directory.register(PRINTERS, one);
        var subscription = directory.subscribeToChanges(PRINTERS, shown::add);
        directory.register(PRINTERS, two);
        directory.register(PLOTTERS, two);
        test.system().stop(one);
        test.runUntilIdle();
        directory.learn(PRINTERS, new MockRef<>("far"), SECOND);
        test.advance(Duration.ofMinutes(1));
        subscription.cancel();
        test.system().stop(two);
        test.runUntilIdle();

        assertThat(shown.stream().map(Object::toString)).containsExactly("[actor://test/one]",
                "[actor://test/one, actor://test/two]", "[actor://test/two]",
                "[actor://test/two, actor://mock/far]", "[actor://test/two]");
    }

    @Test
    void aListenerThatChangesTheDirectoryOrFailsHurtsNobody() {
        ActorRef<String> one = spawn("one");
        var shown = new ArrayList<Integer>();
        directory.subscribeToChanges(PRINTERS, list -> {
            shown.add(list.size());
            if (list.isEmpty()) {
                directory.register(PRINTERS, one);
            }
        });
        assertThat(shown).containsExactly(0, 1);

        directory.subscribeToChanges(PRINTERS, _ -> {
            throw new IllegalStateException("cannot look");
        });
        directory.register(PRINTERS, spawn("two"));
        assertThat(shown).containsExactly(0, 1, 2);
        assertThat(test.logged()).singleElement().satisfies(line -> assertThat(line.cause()).get()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE).hasMessage("cannot look"));
    }

    @Test
    void anActorElsewhereIsLearnedAndOneOfThisSystemRegistered() {
        ActorRef<String> near = spawn("near");
        var far = new MockRef<String>("far");
        assertThatIllegalArgumentException().isThrownBy(() -> directory.learn(PRINTERS, near, SECOND))
                .withMessage("actor://test/near is an actor of this system: register it");
        assertThatIllegalArgumentException().isThrownBy(() -> directory.register(PRINTERS, far))
                .withMessage("actor://mock/far is not an actor of the system test");
        assertThatIllegalArgumentException().isThrownBy(() -> directory.learn(PRINTERS, far, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceKey<>(String.class, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> ActorSystem.builder("x").remoteEntries(-1));
    }
}
