package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Declarations.Name;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
    @Test
    void namesAreListedOrDescribedAndKeepTheirPlaces() {
        Reading reading = MachineReader.read("door.yaml", """
                machine: door
                guards: [isLocked]
                services: { ring: rings the bell }
                initial: closed
                states: { closed: {} }
                """);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.machine().orElseThrow().declarations()).isEqualTo(new Declarations(
                Optional.of(List.of(new Name("isLocked", new Position(2, 10)))), Optional.empty(),
                Optional.of(List.of(new Name("ring", new Position(3, 13)))), Optional.empty()));
    }

    @Test
    void aSectionThatIsMissingIsNotAnEmptyOne() {
        var machine = MachineReader.read("door.yaml", "delays: []\nstates: { closed: {} }").machine()
                .orElseThrow();

        assertThat(machine.declarations().delays()).contains(List.of());
        assertThat(machine.declarations().guards()).isEmpty();
    }

    @Test
    void aDescriptionThatIsNoTextIsAProblemAtItsPlace() {
        Reading reading = MachineReader.read("door.yaml", """
                actions: { ring: [1] }
                states: { closed: {} }
                """);

        assertThat(reading.problems()).extracting(Object::toString).containsExactly(
                "door.yaml:1:18: what `ring` means must be described in text, not by a list");
    }
}
