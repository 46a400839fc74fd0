package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.input.Verdict;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTypingTest {
    private static EventTyping typing(List<String> active) {
        var machine = CompiledMachine
                .of(MachineReader.read("door.yaml", BoardTest.DOOR).machine().orElseThrow());
        return new EventTyping(
                () -> new EventTyping.Recipient("door", Optional.of(machine), active, List.of("OPEN"),
                        Map.of(), List.of(), false));
    }

    @Test
    void aNameThatTheMachineDoesNotKnowIsWrongWhateverFollowsIt() {
        assertThat(typing(List.of("closed")).judge("clear; ls"))
                .isEqualTo(new Verdict.Wrong("`door` knows no event `clear;`; events are OPEN, CLOSE"));
        assertThat(typing(List.of("closed")).judge("OPEN nothing"))
                .isEqualTo(new Verdict.Incomplete("data are an object: {\"field\": value}"));
    }

    @Test
    void aFewPlacesAreNamedAndManyCounted() {
        assertThat(typing(List.of("closed", "lit")).judge(""))
                .isEqualTo(new Verdict.Incomplete("accepted in closed, lit: OPEN"));
        assertThat(typing(List.of("a", "b", "c")).judge(""))
                .isEqualTo(new Verdict.Incomplete("accepted in these 3 states: OPEN"));
    }
}
