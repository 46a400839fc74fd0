package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Restarts of several siblings in every order of steps: whoever has started, waits to start, or
/// fails meanwhile, all are there in the end and have handled their messages.
class GroupRestartTest {
    /// Fails at its first message as long as it is the first incarnation.
    private record Once(ActorContext<String> context, List<String> handled) implements Actor<String> {
        @Override
        public void receive(String message) {
            if (message.startsWith("fail") && context.restarts() == 0) {
                throw new IllegalStateException(message);
            }
            handled.add(context.self().path().name() + " " + message);
        }
    }

    private static int play(Strategy strategy, String... messages) {
        return TestSystem.forEachInterleaving(200_000, test -> {
            var handled = new ArrayList<String>();
            var supervision = Supervision.defaults().strategy(strategy).backoff(Backoff.none());
            test.spawn("parent", context -> {
                for (int i = 0; i < messages.length; i++) {
                    ActorRef<String> child = context.spawn("c" + i, inner -> new Once(inner, handled),
                            SpawnOptions.defaults().restart(RestartPolicy.PERMANENT));
                    child.tell(messages[i]);
                }
                return _ -> {};
            }, SpawnOptions.defaults().supervision(supervision));
            test.advance(Duration.ofSeconds(1));

            var expected = new ArrayList<String>();
            for (int i = 0; i < messages.length; i++) {
                expected.add("c" + i + " " + messages[i]);
            }
            assertThat(handled).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(test.system().actors()).hasSize(messages.length + 1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSiblingThatHasYetToStartTakesPart(Strategy strategy) {
        assertThat(play(strategy, "work", "fail")).isGreaterThan(1);
        assertThat(play(strategy, "fail", "work")).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource
    void siblingsThatFailOneAfterTheOtherAreAllThereInTheEnd(Strategy strategy) {
        assertThat(play(strategy, "fail", "fail")).isGreaterThan(1);
    }
}
