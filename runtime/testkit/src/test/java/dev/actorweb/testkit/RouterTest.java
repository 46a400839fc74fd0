package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Router;
import dev.actorweb.runtime.Routing;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Routers: pools and groups, and how they choose.
class RouterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();

    /// What each worker handled.
    private final Map<String, List<Integer>> handled = new TreeMap<>();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorFactory<Integer> worker() {
        return context -> message -> {
            if (message == 666) {
                throw new IllegalStateException("crash");
            }
            if (message == 0) {
                context.stopSelf();
                return;
            }
            handled.computeIfAbsent(name(context), _ -> new ArrayList<>()).add(message);
        };
    }

    private static String name(ActorContext<?> context) {
        return context.self().path().name();
    }

    private ActorRef<Integer> pool(int size, Routing<Integer> routing) {
        return test.spawn("pool", Router.pool(size, routing, worker()));
    }

    private void tellUpTo(ActorRef<Integer> router, int last) {
        for (int i = 1; i <= last; i++) {
            router.tell(i);
        }
        test.runUntilIdle();
    }

    @Test
    void roundRobinGoesThroughAllWorkers() {
        tellUpTo(pool(3, Routing.roundRobin()), 7);
        assertThat(handled).isEqualTo(Map.of("1", List.of(1, 4, 7), "2", List.of(2, 5), "3", List.of(3, 6)));
    }

    @Test
    void randomReachesAllAndIsTheSameForTheSameSeed() {
        tellUpTo(pool(3, Routing.random(7)), 60);
        assertThat(handled).hasSize(3)
                .allSatisfy((_, messages) -> assertThat(messages).hasSizeGreaterThan(8));
        var first = new TreeMap<>(handled);
        handled.clear();
        tellUpTo(test.spawn("again", Router.pool(3, Routing.random(7), worker())), 60);
        assertThat(handled).isEqualTo(first);
    }

    @Test
    void theLeastLoadedWorkerGetsTheMessage() {
        var slow = new ArrayList<ActorRef<Integer>>();
        for (int i = 0; i < 3; i++) {
            slow.add(test.spawn("slow" + i, worker()));
        }
        test.runUntilIdle();
        // the router looks at the second worker first, and that is the busiest
        var group = test.spawn("group", Router.group(Routing.leastLoaded(), slow));
        test.runUntilIdle();
        group.tell(100);
        slow.get(0).tell(1);
        slow.get(1).tell(2);
        slow.get(1).tell(3);
        test.step();
        test.runUntilIdle();
        assertThat(handled.get("slow2")).containsExactly(100);
    }

    @Test
    void equallyLoadedWorkersTakeTurns() {
        var pool = pool(4, Routing.leastLoaded());
        for (int i = 1; i <= 8; i++) {
            pool.tell(i);
            test.runUntilIdle();
        }
        assertThat(handled).hasSize(4).allSatisfy((_, messages) -> assertThat(messages).hasSize(2));
    }

    @Test
    void theSameKeyGoesToTheSameWorkerAndKeysAreSpread() {
        tellUpTo(pool(4, Routing.consistentHash(message -> message % 100)), 1_000);
        var homes = new HashMap<Integer, String>();
        handled.forEach((worker, messages) -> {
            assertThat(messages.stream().map(message -> message % 100).distinct().count()).isBetween(8L, 50L);
            messages.forEach(
                    message -> assertThat(homes.putIfAbsent(message % 100, worker)).isIn(null, worker));
        });
        assertThat(homes).hasSize(100);
    }

    @Test
    void whenAWorkerEndsOnlyItsKeysMove() {
        var pool = pool(5, Routing.consistentHash(message -> message));
        tellUpTo(pool, 500);
        var before = homes();
        handled.clear();
        test.system().lookup("pool/3").ifPresent(test.system()::stop);
        test.runUntilIdle();
        tellUpTo(pool, 500);
        var after = homes();
        assertThat(after).hasSize(500);
        before.forEach((message, worker) -> {
            if (!worker.equals("3")) {
                assertThat(after).containsEntry(message, worker);
            }
        });
        assertThat(after.values()).doesNotContain("3");
    }

    private Map<Integer, String> homes() {
        var homes = new HashMap<Integer, String>();
        handled.forEach((worker, messages) -> messages.forEach(message -> homes.put(message, worker)));
        return homes;
    }

    @Test
    void aWorkerThatFailsIsRestartedByTheRouterAndKeepsItsMessages() {
        var pool = test.spawn("pool", Router.pool(2, Routing.roundRobin(), worker(),
                SpawnOptions.defaults().redeliveryLimit(0)));
        for (int message : new int[]{666, 1, 2, 3, 4}) {
            pool.tell(message);
        }
        test.advance(Duration.ofMinutes(1));
        assertThat(handled).isEqualTo(Map.of("1", List.of(2, 4), "2", List.of(1, 3)));
        assertThat(test.deadLetters()).hasSize(1);
    }

    @Test
    void aWorkerThatHasEndedIsLeftOutAndThePoolEndsWithTheLast() {
        var pool = pool(2, Routing.roundRobin());
        pool.tell(0);
        test.runUntilIdle();
        tellUpTo(pool, 3);
        assertThat(handled).isEqualTo(Map.of("2", List.of(1, 2, 3)));
        pool.tell(0);
        test.runUntilIdle();
        assertThat(pool.isAlive()).isFalse();
    }

    @Test
    void aPermanentWorkerThatStopsItselfIsThereAgain() {
        var pool = test.spawn("pool", Router.pool(2, Routing.roundRobin(), worker(),
                SpawnOptions.defaults().restart(RestartPolicy.PERMANENT)));
        pool.tell(0);
        tellUpTo(pool, 4);
        test.advance(SECOND);
        assertThat(handled).isEqualTo(Map.of("1", List.of(2, 4), "2", List.of(1, 3)));
    }

    @Test
    void aPoolWhoseWorkersFailTooOftenBeginsAnewWithFreshOnes() {
        var pool = test.spawn("pool", Router.pool(2, Routing.roundRobin(), worker(),
                SpawnOptions.defaults().redeliveryLimit(0)),
                SpawnOptions.defaults().supervision(
                        Supervision.defaults().limit(1, Duration.ofMinutes(1)).backoff(Backoff.none())));
        for (int message : new int[]{666, 1, 666, 2}) {
            pool.tell(message);
        }
        test.runUntilIdle();
        assertThat(test.system().statistics(pool).restarts()).isEqualTo(1);
        handled.clear();
        tellUpTo(pool, 2);
        assertThat(handled).containsOnlyKeys("1", "2");
    }

    @Test
    void whenAWorkerJoinsOnlyItsKeysMove() {
        var key = ServiceKey.of(Integer.class);
        var router = test.spawn("router", Router.group(Routing.consistentHash(message -> message), key));
        for (var name : List.of("a", "b", "c")) {
            test.system().directory().register(key, test.spawn(name, worker()));
        }
        tellUpTo(router, 500);
        var before = homes();
        handled.clear();
        test.system().directory().register(key, test.spawn("d", worker()));
        tellUpTo(router, 500);
        var after = homes();

        assertThat(after).hasSize(500);
        assertThat(after.values().stream().filter("d"::equals).count()).isBetween(50L, 250L);
        after.forEach((message, worker) -> {
            if (!worker.equals("d")) {
                assertThat(before).containsEntry(message, worker);
            }
        });
    }

    @Test
    void aPoolDrainsBeforeItStops() throws InterruptedException {
        var pool = pool(3, Routing.roundRobin());
        for (int i = 1; i <= 30; i++) {
            pool.tell(i);
        }
        assertThat(test.system().stop(pool, SECOND).complete()).isTrue();
        assertThat(handled.values().stream().mapToInt(List::size).sum()).isEqualTo(30);
    }

    @Test
    void aQuestionGoesThroughToTheWorkerAndFailsWithIt() throws InterruptedException {
        ActorRef<ActorRef<String>> pool = test.spawn("pool",
                Router.pool(2, Routing.roundRobin(), context -> replyTo -> {
                    if (name(context).equals("1")) {
                        replyTo.tell("one");
                    } else {
                        context.unhandled();
                    }
                }));
        assertThat(test.system().<ActorRef<String>, String>ask(pool, to -> to, SECOND).await())
                .isEqualTo(new Outcome.Success<>("one"));
        assertThat(test.system().<ActorRef<String>, String>ask(pool, to -> to, SECOND).await())
                .isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.cause())
                        .hasMessageContaining("a question was not handled by"));
    }

    @Test
    void aGroupByKeyFollowsTheDirectory() {
        var key = ServiceKey.of(Integer.class);
        ActorRef<Integer> router = test.spawn("router", Router.group(Routing.roundRobin(), key));
        router.tell(1);
        test.runUntilIdle();
        assertThat(test.deadLetters()).hasSize(1);

        ActorRef<Integer> a = test.spawn("a", worker());
        ActorRef<Integer> b = test.spawn("b", worker());
        test.system().directory().register(key, a);
        tellUpTo(router, 2);
        test.system().directory().register(key, b);
        tellUpTo(router, 4);
        test.system().stop(a);
        test.runUntilIdle();
        tellUpTo(router, 2);
        assertThat(handled.get("a")).hasSize(4);
        assertThat(handled.get("b")).hasSize(4);
    }

    @Test
    void aKeyThatCannotBeFoundDoesNotHurtTheWorkers() {
        var pool = pool(2, Routing.consistentHash(message -> 10 / (message - 5)));
        tellUpTo(pool, 10);
        assertThat(handled.values().stream().mapToInt(List::size).sum()).isEqualTo(9);
        assertThat(test.deadLetters()).hasSize(1);
    }

    @Test
    void aKeyThatThrowsAnErrorDoesNotHurtThemEither() {
        var pool = pool(2, Routing.consistentHash(message -> {
            if (message == 5) {
                throw new StackOverflowError("key");
            }
            return message;
        }));
        tellUpTo(pool, 10);
        assertThat(handled.values().stream().mapToInt(List::size).sum()).isEqualTo(9);
        assertThat(test.logged()).singleElement().asString().contains("found no route");
    }

    @Test
    void emptyRoutersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> pool(0, Routing.roundRobin()))
                .withMessage("a pool of 0 workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Router.group(Routing.<Integer>roundRobin(), List.<ActorRef<Integer>>of()));
    }
}
