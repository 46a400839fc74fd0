package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.system.MachineFiles;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.system.SystemReading;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers of states that other model checkers count too.
class KnownCountsTest {
    static final Path SAMPLES = Path.of("../docs/samples");

    /// A sample for another number of actors.
    static MachineSystem sample(String name, String from, String to) throws IOException {
        Path file = SAMPLES.resolve(name).resolve("system.yaml");
        String text = Files.readString(file).replace(from, to);
        SystemReading reading = SystemReader.read(YamlReader.read(file.toString(), text),
                MachineFiles.beside(file.toString(), file, file.toAbsolutePath().resolve("..")));
        assertThat(reading.problems()).isEmpty();
        return reading.system().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"5, 544, 1572", "6, 2457, 8206", "7, 11524, 43533", "8, 55583, 233907", "9, 273916, 1269488",
            "10, 1373097, 6945314"})
    void countsTheStatesOfTheElection(int actors, int states, int transitions) throws IOException {
        Explorer explorer = explorer(sample("leader-election", "10", String.valueOf(actors)));

        assertThat(explorer.run()).isEqualTo(Ending.COMPLETE);
        assertThat(explorer.store().size()).isEqualTo(states);
        if (transitions > 0) {
            assertThat(explorer.transitions()).isEqualTo(transitions);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1400, 4254", "4, 16743, 68416", "5, 194325, -1", "6, 2233018, -1"})
    void countsTheStatesOfThePhilosophers(int actors, int states, int transitions) throws IOException {
        Explorer explorer = explorer(sample("philosophers", "count: 6", "count: " + actors));

        assertThat(explorer.run()).isEqualTo(Ending.COMPLETE);
        assertThat(explorer.store().size()).isEqualTo(states);
        if (transitions > 0) {
            assertThat(explorer.transitions()).isEqualTo(transitions);
        }
    }

    private static Explorer explorer(MachineSystem system) {
        Model model = new Model(system, 0);
        return new Explorer(model, new Judge(model), Bounds.DEFAULT, Optional.empty(), Canon.NONE,
                Progress.NONE);
    }
}
