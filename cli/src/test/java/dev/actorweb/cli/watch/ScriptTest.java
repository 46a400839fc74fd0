package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.watch.Script.Act;
import dev.actorweb.cli.watch.Script.Item;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Item A = new Item("A", Map.of());
    private static final Item B = new Item("B", Map.of());

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Script script(boolean patient) {
        return new Script(List.of(A, B), ms(1_000), patient, ms(5_000));
    }

    @Test
    void eventsAreSentOneAfterTheOtherWithAPause() {
        var script = script(false);

        assertThat(script.next(ms(0), false)).isEqualTo(new Act.Send(A));
        assertThat(script.next(ms(400), false)).isEqualTo(new Act.Rest(ms(600)));
        assertThat(script.next(ms(1_000), false)).isEqualTo(new Act.Send(B));
        assertThat(script.next(ms(1_000), false)).isEqualTo(new Act.Over());
    }

    @Test
    void aPatientScriptWaitsUntilTheMachineCanTakeTheEvent() {
        var script = script(true);
        script.next(ms(0), true);

        assertThat(script.next(ms(2_000), false)).isEqualTo(new Act.Wait(B));
        assertThat(script.next(ms(3_000), true)).isEqualTo(new Act.Send(B));
        assertThat(script.failed()).isFalse();
    }

    @Test
    void itsPatienceHasADeadline() {
        var script = script(true);
        script.next(ms(0), true);

        assertThat(script.next(ms(6_000), false)).isEqualTo(new Act.Wait(B));
        assertThat(script.next(ms(6_001), false)).isEqualTo(new Act.Late(B));
        assertThat(script.next(ms(6_002), true)).isEqualTo(new Act.Over());
        assertThat(script.late()).isTrue();
    }
}
