package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Faults strike whatever an actor does, and those that have not are not passed over in silence.
class FaultsTest {
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void faultsStrikeWhatAnActorHasBecomeToo() {
        var heard = new ArrayList<String>();
        var faults = new Faults().crashAt(2).dropAt(4);
        ActorRef<String> actor = test.spawn("a", faults.around(context -> first -> {
            heard.add("first " + first);
            context.become(second -> heard.add("second " + second));
        }), SpawnOptions.defaults().redeliveryLimit(0));
        for (var message : List.of("a", "b", "c", "d", "e")) {
            actor.tell(message);
        }
        test.advance(Duration.ofSeconds(1));

        assertThat(heard).containsExactly("first a", "first c", "second e");
        assertThat(faults.outstanding()).isEmpty();
    }

    @Test
    void faultsThatHaveNotStruckAreNamed() {
        var faults = new Faults().crashAt(1).crashAt(9).crashAfter(2).dropAt(4).duplicateAt(5)
                .delayAt(6, Duration.ZERO)
                .crashAtStart(7);
        test.<String>spawn("a", faults.around(_ -> _ -> {})).tell("hello");
        test.advance(Duration.ofSeconds(1));

        assertThat(faults.outstanding()).containsExactly("crash at start 7", "crash at delivery 9",
                "drop of delivery 4",
                "duplicate of delivery 5", "delay of delivery 6");
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void nobodyBecomesNothingThoughFaultsAreAround() {
        ActorRef<String> actor = test.spawn("a", new Faults().around(context -> _ -> context.become(null)),
                SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell("hello");
        test.advance(Duration.ofSeconds(1));

        assertThat(test.events(RuntimeEvent.Failed.class)).singleElement()
                .satisfies(event -> assertThat(event.cause()).isInstanceOf(NullPointerException.class)
                        .hasMessage("next"));
    }
}
