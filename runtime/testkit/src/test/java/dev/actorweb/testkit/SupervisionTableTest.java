package dev.actorweb.testkit;

import static dev.actorweb.runtime.RestartPolicy.PERMANENT;
import static dev.actorweb.runtime.RestartPolicy.TEMPORARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.RestartLimitException;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.RuntimeEvent.Activity;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole table: strategy × policy × where it fails. Of three children the second one
/// fails, once.
class SupervisionTableTest {
    /// Where an actor fails, and what that is called when it is told.
    enum Point {
        /// In its factory.
        CREATE(Activity.CREATE),
        /// In `started`.
        START(Activity.START),
        /// In `receive`.
        RECEIVE(Activity.RECEIVE),
        /// In `receive`, for want of stack.
        STACK(Activity.RECEIVE),
        /// In `receive`, for want of memory.
        MEMORY(Activity.RECEIVE),
        /// In `signal`.
        SIGNAL(Activity.SIGNAL),
        /// With the message of a timer.
        TIMER(Activity.RECEIVE),
        /// In the adapter of its work's outcome.
        WORK(Activity.RECEIVE),
        /// In the adapter of an answer that does not come.
        ANSWER(Activity.RECEIVE),
        /// In what it has become.
        BECOME(Activity.RECEIVE),
        /// In saving its state.
        SAVE(Activity.RECEIVE),
        /// Nowhere itself: its child fails more often than it may.
        CHILD(Activity.SUPERVISE),
        /// In `receive`, and once more in `stopped` on the way to the restart.
        TWICE(Activity.RECEIVE),
        /// In `stopped`, after it has stopped itself.
        STOP(Activity.STOP),
        /// Nowhere: it stops itself.
        NONE(null);

        private final @Nullable Activity during;

        Point(@Nullable Activity during) {
            this.during = during;
        }

        /// Whether the actor ends without having failed before.
        boolean endsByItself() {
            return this == STOP || this == NONE;
        }
    }

    /// Keeps nothing.
    private static final class FullDisk implements SnapshotStore<Integer> {
        @Override
        public Optional<Integer> load() {
            return Optional.empty();
        }

        @Override
        public void save(Integer value) throws IOException {
            throw new IOException("failed in SAVE");
        }
    }

    static List<Arguments> table() {
        var rows = new ArrayList<Arguments>();
        for (var strategy : Strategy.values()) {
            for (var policy : RestartPolicy.values()) {
                for (var point : Point.values()) {
                    rows.add(Arguments.of(strategy, policy, point));
                }
            }
        }
        return rows;
    }

    /// Fails the first time it can.
    private static final class Fragile implements Actor<String> {
        private final ActorContext<String> context;
        private final Point point;
        private final boolean healthy;
        private final Snapshot<Integer> state;
        private boolean failed;

        Fragile(ActorContext<String> context, Point point, boolean healthy) throws IOException {
            this.context = context;
            state = context.snapshot(0, new FullDisk());
            this.point = point;
            this.healthy = healthy;
            failAt(Point.CREATE);
        }

        private void failAt(Point now) {
            if (!healthy && now == point) {
                throw new IllegalStateException("failed in " + now);
            }
        }

        /// Where the next incarnation calls the same adapter again.
        private void failOnceAt(Point now) {
            if (!failed) {
                failed = true;
                failAt(now);
            }
        }

        @Override
        public void started() {
            failAt(Point.START);
            if (!healthy) {
                switch (point) {
                    case SIGNAL -> context.receiveTimeout(Duration.ofMillis(1));
                    case TIMER -> context.schedule(Duration.ofMillis(1), "tick");
                    case WORK -> context.pipeToSelf(() -> "done", _ -> {
                        failOnceAt(Point.WORK);
                        return "done";
                    });
                    case ANSWER -> context.ask(new MockRef<String>("silent"), _ -> "hello",
                            Duration.ofMillis(1), _ -> {
                                failOnceAt(Point.ANSWER);
                                return "answer";
                            });
                    case CHILD -> context.<String>spawn("inner", _ -> message -> {
                        throw new IllegalStateException(message);
                    }).tell("failed in CHILD");
                    case CREATE, START, RECEIVE, STACK, MEMORY, BECOME, SAVE, TWICE, STOP, NONE -> {
                    }
                }
            }
        }

        @Override
        public void receive(String message) {
            if (healthy) {
                return;
            }
            switch (point) {
                case RECEIVE -> failAt(Point.RECEIVE);
                case TWICE -> failAt(Point.TWICE);
                case STACK -> throw new StackOverflowError("failed in STACK");
                case MEMORY -> throw new OutOfMemoryError("failed in MEMORY");
                case TIMER -> {
                    if (message.equals("tick")) {
                        failAt(Point.TIMER);
                    }
                }
                case STOP, NONE -> context.stopSelf();
                case BECOME -> {
                    context.become(_ -> failAt(Point.BECOME));
                    context.self().tell("again");
                }
                case SAVE -> state.set(1);
                case CREATE, START, SIGNAL, WORK, ANSWER, CHILD -> {
                }
            }
        }

        @Override
        public void signal(Signal signal) {
            failAt(Point.SIGNAL);
        }

        @Override
        public void stopped() {
            failAt(Point.STOP);
            failAt(Point.TWICE);
        }
    }

    /// What can fail is in the table, whatever is added to the runtime.
    @Test
    void everythingThatCanFailIsAPointOfTheTable() {
        assertThat(Stream.of(Point.values()).map(point -> point.during)).contains(Activity.values());
        assertThat(table()).hasSize(
                Strategy.values().length * RestartPolicy.values().length * Point.values().length);
    }

    private static List<Activity> failuresOfB(TestSystem test) {
        return test.events(RuntimeEvent.Failed.class).stream()
                .filter(event -> event.actor().path().name().equals("b"))
                .map(RuntimeEvent.Failed::during).toList();
    }

    @ParameterizedTest(name = "{0}, {1}, fails in {2}")
    @MethodSource("table")
    void whoIsRestartedIsAsTheTableSays(Strategy strategy, RestartPolicy policy, Point point) {
        var made = new TreeMap<String, Integer>();
        var supervision = Supervision.defaults().backoff(Backoff.none()).strategy(strategy);
        try (var test = TestSystem.builder().supervision(supervision).create()) {
            for (var name : List.of("a", "b", "c")) {
                ActorRef<String> child = test.spawn(name, context -> {
                    int before = made.merge(name, 1, Integer::sum) - 1;
                    return new Fragile(context, point, !name.equals("b") || before > 0);
                }, SpawnOptions.defaults().restart(name.equals("b") ? policy : PERMANENT)
                        .supervision(Supervision.defaults().limit(0, Duration.ofMinutes(1))));
                child.tell("work");
            }
            test.advance(Duration.ofSeconds(1));

            boolean restarts = point.endsByItself() ? policy == PERMANENT : policy != TEMPORARY;
            assertThat(failuresOfB(test)).isEqualTo(switch (point) {
                case NONE -> List.of();
                case TWICE -> List.of(Activity.RECEIVE, Activity.STOP);
                default -> List.of(Objects.requireNonNull(point.during));
            });
            assertThat(made).isEqualTo(!restarts
                    ? Map.of("a", 1, "b", 1, "c", 1)
                    : switch (strategy) {
                        case ONE_FOR_ONE -> Map.of("a", 1, "b", 2, "c", 1);
                        case REST_FOR_ONE -> Map.of("a", 1, "b", 2, "c", 2);
                        case ONE_FOR_ALL -> Map.of("a", 2, "b", 2, "c", 2);
                    });
            assertThat(test.system().lookup("b").isPresent()).isEqualTo(restarts);
            assertThat(test.system().lookup("a")).isPresent();
            assertThat(test.system().lookup("c")).isPresent();
        }
    }

    /// The second child fails in each of its incarnations, and may be restarted twice.
    @ParameterizedTest(name = "{0}, {1}, fails again and again in {2}")
    @MethodSource("table")
    void whoFailsTooOftenEndsAndTheOthersGoOn(Strategy strategy, RestartPolicy policy, Point point) {
        var made = new TreeMap<String, Integer>();
        var supervision = Supervision.defaults().backoff(Backoff.none()).strategy(strategy).limit(2,
                Duration.ofMinutes(1));
        try (var test = TestSystem.builder().supervision(supervision).create()) {
            var children = new ArrayList<ActorRef<String>>();
            for (var name : List.of("a", "b", "c")) {
                ActorRef<String> child = test.spawn(name, context -> {
                    made.merge(name, 1, Integer::sum);
                    return new Fragile(context, point, !name.equals("b"));
                }, SpawnOptions.defaults().restart(name.equals("b") ? policy : PERMANENT)
                        .supervision(Supervision.defaults().limit(0, Duration.ofMinutes(1))));
                children.add(child);
                child.tell("work");
            }
            test.advance(Duration.ofSeconds(1));

            boolean again = !point.endsByItself() && policy != TEMPORARY;
            boolean lives = point.endsByItself() && policy == PERMANENT;
            assertThat(made).containsEntry("b", again ? 3 : lives ? 2 : 1);
            assertThat(test.system().lookup("b").isPresent()).isEqualTo(lives);
            assertThat(test.events(RuntimeEvent.Escalated.class))
                    .filteredOn(event -> event.actor().path().name().equals("b")).hasSize(again ? 1 : 0)
                    .allSatisfy(event -> assertThat(event.cause()).isInstanceOf(RestartLimitException.class));
            assertThat(made.get("a"))
                    .isEqualTo(strategy != Strategy.ONE_FOR_ALL ? 1 : again ? 3 : lives ? 2 : 1);
            assertThat(made.get("c")).isBetween(1, strategy == Strategy.ONE_FOR_ONE ? 1 : 3);
            for (var sibling : List.of(children.getFirst(), children.getLast())) {
                long before = test.system().statistics(sibling).processed();
                sibling.tell("more");
                test.runUntilIdle();
                assertThat(test.system().statistics(sibling).processed()).isEqualTo(before + 1);
            }
        }
    }
}
