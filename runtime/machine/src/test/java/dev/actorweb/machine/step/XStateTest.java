package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// New random statecharts, on which XState runs beside: `AW_XSTATE` names a folder where it is
/// installed. `aw.xstate.cases` and `aw.xstate.seed` ask for more of them, or for others.
class XStateTest {
    @Test
    void everyStepIsThatOfXState() throws IOException, InterruptedException {
        String installed = System.getenv("AW_XSTATE");
        Assumptions.assumeTrue(
                installed != null && Files.isDirectory(Path.of(installed, "node_modules/xstate")),
                "no XState: set AW_XSTATE to a folder where `npm install xstate@5.33.3` was run");
        Process node = new ProcessBuilder("node",
                Path.of("src/test/peer/xstate-cases.mjs").toAbsolutePath().toString(),
                System.getProperty("aw.xstate.cases", "500"), System.getProperty("aw.xstate.seed", "1"))
                .directory(new File(installed)).redirectError(Redirect.DISCARD).start();
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    new XStateCase(line).difference().ifPresent(difference -> wrong.add(difference + "\n"));
                } catch (AssertionError | RuntimeException refused) {
                    wrong.add(refused + "\n  " + line.substring(0, Math.min(line.length(), 2000)) + "\n");
                }
                cases++;
            }
        }
        assertThat(node.waitFor()).isZero();
        assertThat(cases).isPositive();
        assertThat(wrong).as(wrong.size() + " of " + cases + " cases differ").isEmpty();
    }
}
