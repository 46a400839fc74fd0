package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WatchRehearsalTest {
    @Test
    @Timeout(300)
    void itEndsByItself() {
        assertThatCode(WatchRehearsal::run).doesNotThrowAnyException();
    }
}
