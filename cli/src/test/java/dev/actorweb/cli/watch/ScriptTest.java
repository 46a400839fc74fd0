package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.cli.watch.Script.Act;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Cue.Send A = new Cue.Send("", "A", Map.of(), Optional.empty());
    private static final Cue.Send B = new Cue.Send("", "B", Map.of(), Optional.empty());

    private static final Cue.Expect EXPECT = new Cue.Expect(
            new Expectation(Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty()),
            "test.yaml", Position.START);

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Script.Stance stance(boolean takes, String... differences) {
        return new Script.Stance() {
            @Override
            public boolean takes(Cue.Send send) {
                return takes;
            }

            @Override
            public List<String> differences(Cue.Expect expect) {
                return List.of(differences);
            }
        };
    }

    private static Script script(boolean patient) {
        return new Script(List.of(A, B), ms(1_000), patient, ms(5_000), false);
    }

    @Test
    void eventsAreSentOneAfterTheOtherWithAPause() {
        var script = script(false);

        assertThat(script.next(ms(0), stance(false))).isEqualTo(new Act.Send(A));
        assertThat(script.next(ms(400), stance(false))).isEqualTo(new Act.Rest(ms(600)));
        assertThat(script.next(ms(1_000), stance(false))).isEqualTo(new Act.Send(B));
        assertThat(script.next(ms(1_000), stance(false))).isEqualTo(new Act.Over());
    }

    @Test
    void aPatientScriptWaitsUntilTheMachineCanTakeTheEvent() {
        var script = script(true);
        script.next(ms(0), stance(true));

        assertThat(script.next(ms(2_000), stance(false))).isEqualTo(new Act.Wait(B));
        assertThat(script.next(ms(3_000), stance(true))).isEqualTo(new Act.Send(B));
        assertThat(script.failed()).isFalse();
    }

    @Test
    void itsPatienceHasADeadline() {
        var script = script(true);
        script.next(ms(0), stance(true));

        assertThat(script.next(ms(6_000), stance(false))).isEqualTo(new Act.Wait(B));
        assertThat(script.next(ms(6_001), stance(false))).isEqualTo(new Act.Late(B));
        assertThat(script.next(ms(6_002), stance(true))).isEqualTo(new Act.Over());
        assertThat(script.late()).isTrue();
    }

    @Test
    void anEventThatIsToBeRefusedWaitsForNothing() {
        var unwelcome = new Cue.Send("", "A", Map.of(), Optional.of(false));
        var script = new Script(List.of(unwelcome), ms(0), true, ms(5_000), false);

        assertThat(script.next(ms(0), stance(false))).isEqualTo(new Act.Send(unwelcome));
    }

    @Test
    void timePassesBetweenCues() {
        var script = new Script(List.of(A, new Cue.Pass(ms(300)), new Cue.Pass(ms(200)), B), ms(0), false,
                ms(0),
                false);
        script.next(ms(100), stance(true));

        assertThat(script.next(ms(100), stance(true))).isEqualTo(new Act.Rest(ms(300)));
        assertThat(script.next(ms(400), stance(true))).isEqualTo(new Act.Rest(ms(200)));
        assertThat(script.next(ms(600), stance(true))).isEqualTo(new Act.Send(B));
    }

    @Test
    void anExpectationIsJudgedAtOnceWhereNothingCanChange() {
        var script = new Script(List.of(EXPECT, A), ms(0), false, ms(5_000), false);

        assertThat(script.next(ms(0), stance(true, "not so")))
                .isEqualTo(new Act.Differs(EXPECT, List.of("not so")));
        assertThat(script.next(ms(0), stance(true))).isEqualTo(new Act.Send(A));
        assertThat(script.failed()).isTrue();
    }

    @Test
    void anExpectationMayComeTrueBeforeTheDeadline() {
        var script = new Script(List.of(EXPECT, EXPECT), ms(0), false, ms(5_000), true);

        assertThat(script.next(ms(10), stance(true, "not so"))).isEqualTo(new Act.Wait(EXPECT));
        assertThat(script.failed()).isFalse();
        assertThat(script.next(ms(5_001), stance(true, "not so")))
                .isEqualTo(new Act.Differs(EXPECT, List.of("not so")));
        assertThat(script.next(ms(6_000), stance(true))).isEqualTo(new Act.Over());
        assertThat(script.failed()).isTrue();
        assertThat(script.late()).isFalse();
    }
}
