package {{package}};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.actorweb.machine.actor.Answer;
import dev.actorweb.machine.actor.StatechartActor;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.testkit.Probe;
import dev.actorweb.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Time is virtual here: ten seconds pass when the test says so.
class TurnstileTest {
    private TestSystem test;
    private Probe<Tally.Message> tally;
    private Probe<Answer> answers;
    private ActorRef<StatechartActor.Message> turnstile;

    @BeforeEach
    void start() {
        test = TestSystem.create();
        tally = test.probe("tally");
        answers = test.probe("answers");
        turnstile = test.spawn("turnstile",
                StatechartActor.factory(Turnstile.machine(), Turnstile.bindings(tally.ref()), null));
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void twoCoinsLetOneVisitorThrough() {
        assertEquals(List.of("locked"), after(Turnstile.COIN));
        assertEquals(List.of("unlocked"), after(Turnstile.COIN));
        assertEquals(List.of("locked"), after(Turnstile.PUSH));

        tally.expectMessage(new Tally.Message.Admitted());
        tally.expectNoMessage();
    }

    @Test
    void withoutCoinsPushingIsRejected() {
        turnstile.tell(new StatechartActor.Message.Ask(Turnstile.PUSH, answers.ref()));

        answers.expectMessage(Answer.Rejected.class);
        tally.expectNoMessage();
    }

    @Test
    void whenNobodyComesItLocksAgain() {
        after(Turnstile.COIN);
        after(Turnstile.COIN);

        test.advance(Duration.ofSeconds(10));

        assertEquals(List.of("locked"), after(Turnstile.COIN));
        tally.expectNoMessage();
    }

    private List<String> after(Event event) {
        turnstile.tell(new StatechartActor.Message.Ask(event, answers.ref()));
        return answers.expectMessage(Answer.Reached.class).snapshot().configuration();
    }
}
