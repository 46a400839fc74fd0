package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageReferenceTest {
    @Test
    void everyExampleIsReadAndCompiles() throws IOException {
        List<String> examples = examples(
                Files.readString(Conformance.checkout().resolve("docs/machine-language.md")));

        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        for (String example : examples) {
            var reading = MachineReader.read("example", example);
            assertThat(reading.problems()).as(example).isEmpty();
            assertThat(CompiledMachine.compile(reading.machine().orElseThrow()).problems()).as(example)
                    .isEmpty();
        }
    }

    private static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        for (int at = page.indexOf("```yaml\n"); at >= 0; at = page.indexOf("```yaml\n", at + 1)) {
            examples.add(page.substring(at + 8, page.indexOf("```", at + 8)));
        }
        return examples;
    }
}
