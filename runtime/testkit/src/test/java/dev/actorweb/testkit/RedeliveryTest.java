package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.SpawnOptions;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What becomes of the message at which an actor fails.
class RedeliveryTest extends Supervised {
    @Test
    void theSameMessageComesAgainAfterARestartAndBeforeTheOthers() {
        var attempts = new ArrayList<Integer>();
        var actor = spawn("a", SpawnOptions.defaults());
        actor.tell(context -> {
            attempts.add(context.restarts());
            if (context.restarts() < 2) {
                throw new Scripted.Crash("not yet");
            }
            journal.add("done");
        });
        actor.tell(note(journal, "next"));
        test.runUntilIdle();

        assertThat(attempts).containsExactly(0, 1, 2);
        assertThat(journal).endsWith("a: start 2", "done", "next");
        assertThat(test.deadLetters()).isEmpty();
    }

    @Test
    void aPoisonMessageIsADeadLetterAfterItsRedeliveries() {
        var actor = spawn("a", SpawnOptions.defaults());
        actor.tell(CRASH);
        actor.tell(note(journal, "next"));
        test.runUntilIdle();

        var letter = test.deadLetters().getFirst();
        assertThat(letter.message()).isSameAs(CRASH);
        assertThat(letter.recipient()).isSameAs(actor);
        assertThat(letter.cause()).isInstanceOfSatisfying(DeadLetter.Cause.Poison.class, poison -> {
            assertThat(poison.deliveries()).isEqualTo(4);
            assertThat(poison.failure()).hasMessage("crash");
        });
        assertThat(journal).endsWith("a: start 4", "next");
    }

    @Test
    void withoutRedeliveryTheFirstFailureKillsTheMessage() {
        var actor = spawn("a", NO_RETRY);
        actor.tell(CRASH);
        test.runUntilIdle();

        assertThat(test.deadLetters()).hasSize(1);
        assertThat(test.system().statistics(actor).restarts()).isEqualTo(1);
    }
}
