package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTest {
    private static final String[] PIECES = {"plain ", "ü", "日", "😀", "\n", "\r\n", "\r", "\u001b[31m",
            "\u001b[2J", "\u001b]0;title\u0007", "\u001b]8;;x\u001b\\", "\u001b(B", "\u009b1m", "\u0007",
            "\u202e",
            "\u001b", "\u001b[", "\u001bP", "\t", "100%"};

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(String variables, boolean tty, String... options) {
        var set = variables.isEmpty()
                ? Map.<String, String>of()
                : Map.of(variables.split("=", -1)[0], variables.split("=", -1)[1]);
        var environment = new Environment(set, Path.of("/"), new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(), err, new Tty(tty, tty, tty), InstantSource.system());
        return Terminal.open(environment, GlobalOptions.scan(options));
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// However the bytes are cut, they are shown as they would be in one piece.
    @Test
    void whatComesInPiecesIsAsSafeAsInOnePiece() {
        var random = new Random(11);
        for (int round = 0; round < 5000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            err.reset();
            var relay = terminal("TERM=xterm", true).relay().orElseThrow();
            for (int at = 0; at < bytes.length;) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(6));
                var block = new byte[8];
                System.arraycopy(bytes, at, block, 0, length);
                relay.print(block, length);
                at += length;
            }
            relay.end();

            var whole = Safe.text(text.toString());
            assertThat(shown()).isEqualTo(whole.isEmpty() || whole.endsWith("\n") ? whole : whole + "\n");
        }
    }

    @Test
    void aQuestionIsSeenBeforeItsLineHasEnded() {
        var relay = terminal("TERM=xterm", true).relay().orElseThrow();

        relay.print("sure? ".getBytes(StandardCharsets.UTF_8), 6);

        assertThat(shown()).isEqualTo("sure? ");
    }

    @Test
    void whileSomethingIsDrawnThereOnlyWholeLinesAreShown() {
        var terminal = terminal("TERM=xterm", true);
        var relay = terminal.relay().orElseThrow();
        try (var _ = terminal.progress("pushing")) {
            relay.print("one\ntwo".getBytes(StandardCharsets.UTF_8), 7);
            assertThat(shown()).isEqualTo("one\n");
        }
        relay.end();

        assertThat(shown()).isEqualTo("one\ntwo\n");
    }

    @Test
    void aSequenceWithoutEndIsNotKeptForEver() {
        var relay = terminal("TERM=xterm", true).relay().orElseThrow();
        var flood = ("\u001b[" + "1".repeat(1 << 16)).getBytes(StandardCharsets.UTF_8);
        relay.print(flood, flood.length);

        relay.print("m\nnext\n".getBytes(StandardCharsets.UTF_8), 7);

        assertThat(shown()).endsWith("next\n").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"'',false,--", "CI=true,true,--", "'',true,--json", "'',true,--quiet"})
    void whereNobodyLooksOnThereIsNone(String variables, boolean tty, String option) {
        assertThat(terminal(variables, tty, option).relay()).isEmpty();
    }
}
