package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience(2);

    @Test
    void isShortAtFirst() {
        assertThat(patience.nanos()).isEqualTo(25_000);
    }

    @Test
    void isLongerAfterAShortWait() {
        patience.waited(150_000);

        assertThat(patience.nanos()).isEqualTo(100_000);
    }

    @Test
    void isNeverLongWhereThereIsOneProcessor() {
        var alone = new Patience(1);
        alone.waited(1_000);

        assertThat(alone.nanos()).isEqualTo(25_000);
    }

    @Test
    void isShortAgainAfterALongWait() {
        patience.waited(1_000);
        patience.waited(1_000_000);

        assertThat(patience.nanos()).isEqualTo(25_000);
    }
}
