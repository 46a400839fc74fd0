package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Random statecharts with the behaviour of XState as oracle: configuration and actions after
/// every step.
class StatechartCasesTest {
    @Test
    void everyStepOfEveryCaseIsExact() throws IOException {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (String line : Files.readAllLines(Conformance.folder("statecharts").resolve("cases.jsonl"))) {
            new XStateCase(line).difference().ifPresent(wrong::add);
            cases++;
        }
        assertThat(cases).isGreaterThanOrEqualTo(200);
        assertThat(wrong).as(wrong.size() + " of " + cases + " cases differ").isEmpty();
    }
}
