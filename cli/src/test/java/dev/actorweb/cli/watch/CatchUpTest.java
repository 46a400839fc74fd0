package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.RuleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A running system on a machine so busy that its answers come long before the news.
@Timeout(300)
class CatchUpTest {
    private static final Cue.Send OPEN = new Cue.Send("", "OPEN", Map.of(), Optional.empty());
    private static final Cue.Send CLOSE = new Cue.Send("", "CLOSE", Map.of(), Optional.empty());
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofSeconds(9);

    /// A door whose news come when the test tells them.
    private static final class Door implements Watched {
        private final AtomicInteger steps = new AtomicInteger(1);
        private volatile Consumer<Happening> listener = _ -> {};
        private volatile boolean ended;
        private volatile long queued;

        @Override
        public Kind kind() {
            return Kind.LIVE;
        }

        @Override
        public String name() {
            return "house";
        }

        @Override
        public void begin(Consumer<Happening> all) {
            listener = all;
        }

        @Override
        public List<ActorState> actors() {
            var machine = new ActorState.Machine("door", List.of("closed"), Map.of(), List.of("OPEN"),
                    Map.of(),
                    true, steps.get());
            return ended
                    ? List.of()
                    : List.of(new ActorState("door", true, true, 0, queued, 0, 0, Optional.of(machine)));
        }

        @Override
        public OptionalLong step(String actor) {
            return ended ? OptionalLong.empty() : OptionalLong.of(steps.get());
        }

        @Override
        public Optional<Spec> spec(String actor) {
            return Optional.empty();
        }

        @Override
        public Sent send(String actor, String event, Map<String, @Nullable Object> data) {
            steps.incrementAndGet();
            return new Sent(true, "");
        }

        void tellOfStep(int number) {
            listener.accept(
                    new Happening.Stepped(0, "door", "door", "OPEN", List.of("closed"), List.of("open"),
                            List.of(0), Optional.empty(), Optional.empty(), number, ""));
        }

        void tellOfItsEnd() {
            listener.accept(new Happening.Lived(0, "door", "terminated", "requested"));
        }

        @Override
        public Optional<String> ended() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private final Door door = new Door();
    private final Session session = new Session(door, () -> new Board(RuleSettings.DEFAULT),
            new Script(List.of(OPEN, CLOSE), Duration.ZERO, false, Duration.ofMinutes(1), false), "door",
            Map.of(), false);

    @BeforeEach
    void begin() throws Exception {
        session.begin(false);
    }

    @AfterEach
    void end() throws Exception {
        session.close();
    }

    private Script.Act play(Duration now) throws Exception {
        session.pump(Duration.ZERO);
        return session.driver().play(now);
    }

    /// Waits until the answer to what was sent has been taken in.
    private void answer() throws Exception {
        assertThat(play(Duration.ZERO)).isEqualTo(new Script.Act.Send(OPEN));
        while (!session.isDrained()) {
            play(Duration.ZERO);
        }
    }

    @Test
    void theNextEventIsSentWhenTheStepOfTheLastOneIsKnown() throws Exception {
        answer();

        assertThat(play(SOON)).isEqualTo(new Script.Act.Rest(Duration.ZERO));
        assertThat(play(LATER)).isEqualTo(new Script.Act.Rest(Duration.ZERO));
        door.tellOfStep(2);
        assertThat(play(LATER)).isEqualTo(new Script.Act.Send(CLOSE));
    }

    @Test
    void anEventThatEndsItsActorIsOverWhenTheEndIsKnown() throws Exception {
        door.ended = true;
        answer();

        assertThat(play(LATER)).isEqualTo(new Script.Act.Rest(Duration.ZERO));
        door.tellOfItsEnd();
        assertThat(play(LATER)).isEqualTo(new Script.Act.Send(CLOSE));
    }

    @Test
    void newsThatNeverComeAreNotWaitedForWithoutEnd() throws Exception {
        answer();

        assertThat(play(LATER.multipliedBy(2))).isEqualTo(new Script.Act.Send(CLOSE));
    }

    private boolean isComplete(CatchUp catchUp, Duration now) throws Exception {
        boolean complete = catchUp.isComplete(now);
        for (int asked = 0; !complete && asked < 1_000; asked++) {
            session.pump(Duration.ofMillis(1));
            complete = catchUp.isComplete(now);
        }
        return complete;
    }

    @Test
    void allIsToldWhenTheNewsHaveComeAsFarAsTheActors() throws Exception {
        door.steps.set(4);
        var catchUp = new CatchUp(session);

        assertThat(isComplete(catchUp, SOON)).isFalse();
        door.tellOfStep(3);
        assertThat(isComplete(catchUp, LATER)).isFalse();
        door.tellOfStep(4);
        while (!isComplete(catchUp, LATER)) {
            // the answer may come late
        }
    }

    @Test
    void whoHasMessagesLeftIsNotThroughYet() throws Exception {
        door.queued = 1;
        var catchUp = new CatchUp(session);

        assertThat(isComplete(catchUp, SOON)).isFalse();
        assertThat(isComplete(catchUp, LATER)).isFalse();
        door.queued = 0;
        while (!isComplete(catchUp, LATER)) {
            // the answer may come late
        }
    }

    @Test
    void itGivesUpWhereTheNewsWereDropped() throws Exception {
        door.steps.set(4);
        var catchUp = new CatchUp(session);

        assertThat(isComplete(catchUp, SOON)).isFalse();
        assertThat(isComplete(catchUp, LATER.multipliedBy(2))).isTrue();
    }
}
