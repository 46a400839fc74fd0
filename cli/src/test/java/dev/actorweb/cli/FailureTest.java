package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatTheUserCanPutRightComesWithAHint() {
        assertThat(report(
                new UserError(Exit.PRECONDITION, "no such machine: door", "'aw analyze .' finds them")))
                .isEqualTo(Exit.PRECONDITION);
        assertThat(err()).isEqualTo("""
                aw: error: no such machine: door
                hint: 'aw analyze .' finds them
                """);
    }

    @Test
    void anErrorWithoutAdviceHasNoHint() {
        report(new UserError(Exit.REFUSED, "the remote said no", ""));
        assertThat(err()).isEqualTo("aw: error: the remote said no\n");
    }

    @Test
    void anythingUnforeseenIsABug() {
        assertThat(report(new IllegalStateException("odd"))).isEqualTo(Exit.BUG);
        assertThat(report(new StackOverflowError())).isEqualTo(Exit.BUG);
        assertThat(err()).startsWith(
                "aw: error: this is a bug in aw: java.lang.IllegalStateException: odd\nhint: please");
    }

    @Test
    void anInterruptedCommandSaysSo() {
        assertThat(report(new InterruptedException())).isEqualTo(Exit.INTERRUPTED);
        assertThat(err()).isEqualTo("aw: interrupted\n");
    }

    @Test
    void aClosedPipeIsNotWorthAWord() {
        assertThat(report(new ClosedPipe(new IOException("Broken pipe")))).isEqualTo(Exit.PIPE_CLOSED);
        assertThat(err()).isEmpty();
    }

    private Exit report(Throwable failure) {
        var options = new GlobalOptions(Format.TEXT, false, false, "auto", false, false, Optional.empty());
        var environment = new Environment(Map.of(), Path.of(""), InputStream.nullInputStream(), out, err,
                Tty.NONE,
                InstantSource.system());
        return Failure.report(failure, Terminal.open(environment, options), options);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
