package dev.actorweb.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The soak of the profile `load`, which says how many minutes.
class SoakTest {
    @Test
    @EnabledIfSystemProperty(named = "aw.soak", matches = "[0-9.]+", disabledReason = "takes minutes: mvn -Pload")
    void nothingIsLostOrDoubledUnderRandomFailures() throws InterruptedException {
        long seed = System.nanoTime();
        assertThat(Soak.run(Double.parseDouble(System.getProperty("aw.soak")), seed, System.out))
                .as("seed " + seed).isTrue();
    }
}
