package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageReferenceTest {
    @Test
    void everyExampleIsReadAndCompiles() throws IOException {
        List<String> examples = Examples.ofTheLanguage();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        for (String example : examples) {
            var reading = MachineReader.read("example", example);
            assertThat(reading.problems()).as(example).isEmpty();
            assertThat(CompiledMachine.compile(reading.machine().orElseThrow()).problems()).as(example)
                    .isEmpty();
        }
    }
}
