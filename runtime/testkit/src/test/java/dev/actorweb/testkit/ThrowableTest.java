package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is thrown, checked or not, exception or error, in whatever an actor hands to the
/// runtime: it is a failure of that actor and of nobody else, and the next message is handled.
class ThrowableTest {
    enum Place {
        FACTORY, STARTED, RECEIVE, BECOME, SIGNAL, STOPPED, WORK, WORK_ADAPTER, QUESTION, ANSWER_ADAPTER
    }

    record Kind(String name, Supplier<Throwable> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> table() {
        var kinds = List.of(new Kind("RuntimeException", RuntimeException::new),
                new Kind("IOException", () -> new IOException("pretended")),
                new Kind("InterruptedException", InterruptedException::new),
                new Kind("AssertionError", AssertionError::new),
                new Kind("LinkageError", LinkageError::new),
                new Kind("StackOverflowError", StackOverflowError::new),
                new Kind("OutOfMemoryError", () -> new OutOfMemoryError("pretended")));
        return kinds.stream()
                .flatMap(kind -> Stream.of(Place.values()).map(place -> Arguments.of(kind, place)));
    }

    /// Throws once, in its place.
    private static final class Bomb {
        private final Supplier<Throwable> make;
        private final Place place;
        private boolean gone;

        Bomb(Kind kind, Place place) {
            make = kind.make();
            this.place = place;
        }

        void pass(Place now) {
            if (now == place && !gone) {
                gone = true;
                Bomb.<RuntimeException>toss(make.get());
            }
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // checked ones as well
        private static <E extends Throwable> void toss(Throwable what) throws E {
            throw (E) what;
        }
    }

    private record Carrier(ActorContext<String> context, Bomb bomb, List<String> handled)
            implements
                Actor<String> {
        @Override
        public void started() {
            bomb.pass(Place.STARTED);
            if (!bomb.gone) {
                context.receiveTimeout(Duration.ofMillis(1));
            }
        }

        @Override
        public void receive(String message) {
            if (!message.equals("go")) {
                handled.add(message);
                return;
            }
            bomb.pass(Place.RECEIVE);
            switch (bomb.place) {
                case BECOME -> context.become(next -> {
                    bomb.pass(Place.BECOME);
                    handled.add(next);
                });
                case STOPPED -> context.stopSelf();
                case WORK -> context.pipeToSelf(() -> {
                    bomb.pass(Place.WORK);
                    return "never";
                }, outcome -> outcome.getClass().getSimpleName());
                case WORK_ADAPTER -> context.pipeToSelf(() -> "done", _ -> {
                    bomb.pass(Place.WORK_ADAPTER);
                    return "adapted";
                });
                case QUESTION, ANSWER_ADAPTER -> context.<String, String>ask(new MockRef<>("silent"), _ -> {
                    bomb.pass(Place.QUESTION);
                    return "?";
                }, Duration.ofMillis(1), _ -> {
                    bomb.pass(Place.ANSWER_ADAPTER);
                    return "adapted";
                });
                case FACTORY, STARTED, RECEIVE, SIGNAL -> {
                }
            }
        }

        @Override
        public void signal(Signal signal) {
            bomb.pass(Place.SIGNAL);
        }

        @Override
        public void stopped() {
            bomb.pass(Place.STOPPED);
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("table")
    void itIsAFailureOfTheActorAlone(Kind kind, Place place) {
        var bomb = new Bomb(kind, place);
        var handled = new ArrayList<String>();
        try (var test = TestSystem.create()) {
            var others = new ArrayList<String>();
            ActorRef<String> other = test.spawn("other", _ -> others::add);
            ActorRef<String> actor = test.spawn("a", context -> {
                bomb.pass(Place.FACTORY);
                return new Carrier(context, bomb, handled);
            }, SpawnOptions.defaults());
            actor.tell("go");
            actor.tell("after");
            other.tell("hello");
            test.advance(Duration.ofSeconds(1));

            assertThat(bomb.gone).isTrue();
            assertThat(Thread.interrupted()).isFalse();
            assertThat(others).containsExactly("hello");
            assertThat(test.system().statistics(other).restarts()).isZero();
            assertThat(test.system().statistics(actor).queued()).isZero();
            switch (place) {
                case STOPPED -> assertThat(actor.isAlive()).isFalse(); // it was about to end
                case WORK -> assertThat(handled)
                        .containsExactlyInAnyOrder("after", Outcome.Failure.class.getSimpleName());
                case WORK_ADAPTER, ANSWER_ADAPTER, QUESTION ->
                    assertThat(handled).containsExactlyInAnyOrder("after", "adapted");
                case FACTORY, STARTED, RECEIVE, BECOME, SIGNAL ->
                    assertThat(handled).containsExactly("after");
            }
            assertThat(test.system().statistics(actor).restarts())
                    .isEqualTo(place == Place.STOPPED || place == Place.WORK ? 0 : 1);
        }
    }
}
