package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.MachineStep;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What observers are told, and in which order.
class EventsTest {
    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theLifeOfAnActorIsToldInOrder() {
        var seen = new ArrayList<String>();
        test.system().observe(Interest.LIFECYCLE, event -> seen.add(event.getClass().getSimpleName()));
        var actor = test.spawn("a", named("a", journal), SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell(CRASH);
        test.advance(Duration.ofSeconds(1));
        actor.tell(context -> context.stopSelf());
        test.runUntilIdle();
        actor.tell(CRASH);

        assertThat(seen).containsExactly("Spawned", "Started", "Failed", "DeadLettered", "Restarted",
                "Stopped",
                "Started", "Stopped", "Terminated", "DeadLettered");
    }

    @Test
    void howOftenAndHowQuicklyAnActorRecoversIsToldByItsEvents() {
        var parent = Supervision.defaults()
                .backoff(new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), 0));
        try (var other = TestSystem.builder().supervision(parent).create()) {
            var actor = other.spawn("a", named("a", journal));
            for (int i = 0; i < 3; i++) {
                actor.tell(context -> {
                    if (context.restarts() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                });
            }
            other.advance(Duration.ofSeconds(1));

            var failed = other.events(RuntimeEvent.Failed.class);
            var started = other.events(RuntimeEvent.Started.class);
            var recovery = new ArrayList<Long>();
            for (int i = 0; i < failed.size(); i++) {
                recovery.add(Duration.between(failed.get(i).at(), started.get(i + 1).at()).toMillis());
            }
            assertThat(recovery).containsExactly(20L, 40L, 40L);
            assertThat(started).extracting(RuntimeEvent.Started::restarts).containsExactly(0, 1, 2, 3);
            assertThat(other.system().statistics(actor).restarts()).isEqualTo(3);
        }
    }

    @Test
    void messagesAreToldToThoseWhoWantThem() {
        var seen = new ArrayList<String>();
        test.system().observe(Interest.MESSAGES, event -> seen.add(event.getClass().getSimpleName()));
        test.spawn("a", named("a", journal)).tell(_ -> {});
        test.runUntilIdle();

        assertThat(seen).containsExactly("Spawned", "Enqueued", "Started", "Processed");
    }

    @Test
    void aCancelledObserverHearsNothingMore() {
        var seen = new ArrayList<RuntimeEvent>();
        var observation = test.system().observe(Interest.LIFECYCLE, seen::add);
        assertThat(observation.cancel()).isTrue();
        assertThat(observation.cancel()).isFalse();
        test.spawn("a", named("a", journal));
        test.runUntilIdle();

        assertThat(seen).isEmpty();
        assertThat(observation.lost()).isZero();
    }

    @Test
    void anActorReportsItsOwnTransitions() {
        var actor = test.spawn("door", named("door", journal));
        actor.tell(context -> context.report(new RuntimeEvent.Transition(context.self(),
                context.system().dispatcher().now(), new Opening())));
        test.runUntilIdle();

        assertThat(test.events(RuntimeEvent.Transition.class)).singleElement()
                .satisfies(event -> assertThat(event.step().to()).containsExactly("open"));
    }

    private record Opening() implements MachineStep {
        @Override
        public String machine() {
            return "door";
        }

        @Override
        public String event() {
            return "OPEN";
        }

        @Override
        public Map<String, @Nullable Object> data() {
            return Map.of();
        }

        @Override
        public List<String> from() {
            return List.of("closed");
        }

        @Override
        public List<String> to() {
            return List.of("open");
        }

        @Override
        public List<Taken> taken() {
            return List.of();
        }

        @Override
        public Map<String, @Nullable Object> context() {
            return Map.of();
        }

        @Override
        public long number() {
            return 1;
        }

        @Override
        public Optional<Cause> cause() {
            return Optional.empty();
        }
    }

    @Test
    void deadLettersAreToldToEverySubscriberUntilItCancels() {
        var letters = new ArrayList<DeadLetter>();
        var subscription = test.system().deadLetters().subscribe(letters::add);
        var actor = test.spawn("a", named("a", journal));
        test.system().stop(actor);
        test.runUntilIdle();
        actor.tell(CRASH);
        subscription.cancel();
        actor.tell(CRASH);

        assertThat(letters).containsExactly(new DeadLetter(CRASH, actor, new DeadLetter.Cause.Stopped()));
        assertThat(test.system().deadLetters().count()).isEqualTo(2);
        assertThat(test.system().deadLetters().lost()).isZero();
    }
}
