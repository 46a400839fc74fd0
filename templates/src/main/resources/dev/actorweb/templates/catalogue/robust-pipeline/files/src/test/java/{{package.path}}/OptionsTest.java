package {{package}};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static String refusal(String... args) {
        return assertThrows(IllegalArgumentException.class, () -> Options.of(args)).getMessage();
    }

    @Test
    void readsRateAndBeats() {
        var options = Options.of("--rate", "10", "-b", "7");

        assertEquals(Duration.ofMillis(10), options.rate());
        assertEquals(7, options.beats());
        assertEquals(7, Options.of("--rate=10", "--beats=7").beats());
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertEquals("--rate is a number from 1 to 86400000, not `0`", refusal("--rate", "0"));
        assertEquals("--rate is a number from 1 to 86400000, not `-5`", refusal("--rate", "-5"));
        assertEquals("--beats is a number from 1 to 100000000, not `many`", refusal("--beats", "many"));
        assertEquals("-b needs a value", refusal("-b"));
        assertEquals("unknown option `--fast`", refusal("--fast"));
        assertEquals("unknown option `--fast`", refusal("--fast=3"));
        assertEquals("`10` belongs to no option", refusal("10"));
    }

    @Test
    void refusesFaultsThatCannotBe() {
        assertEquals("`worker` is not a fault like worker@33x3", refusal("-f", "worker"));
        assertEquals("no actor `clerk`: there are [heartbeat, generator, worker, logger]",
                refusal("-f", "clerk@3"));
        assertEquals("worker can fail 1 to 10 times", refusal("-f", "worker@3x11"));
        assertEquals("worker has two faults", refusal("-f", "worker@3,worker@4"));
    }
}
