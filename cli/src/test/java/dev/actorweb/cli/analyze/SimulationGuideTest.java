package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationGuideTest {
    @Test
    void theGuideHappensAsWritten(@TempDir Path folder) throws Exception {
        var session = Guide.of(Checkout.read("docs/simulation.md"));

        assertThat(session.written()).isNotEmpty();
        assertThat(session.happens(new Specs(folder))).isEqualTo(session.written());
    }
}
