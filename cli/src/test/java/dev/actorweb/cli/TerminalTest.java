package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final Tty ALL = new Tty(true, true, true);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// The variables are written `NAME=value,NAME=value`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            auto   | -                          | true  | true
            auto   | -                          | false | false
            always | NO_COLOR=1                 | false | true
            never  | CLICOLOR_FORCE=1           | true  | false
            auto   | NO_COLOR=1                 | true  | false
            auto   | NO_COLOR=                  | true  | true
            auto   | CLICOLOR=0                 | true  | false
            auto   | CLICOLOR_FORCE=1           | false | true
            auto   | CLICOLOR_FORCE=0           | false | false
            auto   | NO_COLOR=1,CLICOLOR_FORCE=1| true  | false
            auto   | TERM=dumb                  | true  | false
            auto   | TERM=dumb,CLICOLOR_FORCE=1 | true  | true
            """)
    void colourFollowsTheOptionThenTheVariablesThenTheStream(String option, String variables, boolean tty,
            boolean colored) {
        var terminal = terminal(option, variables == null ? "" : variables, new Tty(false, tty, false));
        terminal.line(Text.of(Style.ERROR, "x"));
        terminal.flush();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(colored ? "\u001b[1;31mx\u001b[m\n" : "x\n");
    }

    @Test
    void untrustedTextIsMadeSafeWhateverTheStyle() {
        var terminal = terminal("never", "", ALL);
        terminal.line("a\u001b[31mb");
        terminal.line(
                new Text().add(Style.NAME, "c\u001b]0;x\u0007d").column(Style.PLAIN, "e\nf", 6).add("|"));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ab\ncde\\nf  |\n");
    }

    @Test
    void notesAreSilentWhenQuietWarningsAreNot() {
        var quiet = Terminal.open(environment("", ALL), options("never", true, false));
        quiet.note("note");
        quiet.detail("detail");
        quiet.warn("warning");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("aw: warning: warning\n");
    }

    @Test
    void detailsAreToldWhenVerbose() {
        var verbose = Terminal.open(environment("", ALL), options("never", false, true));
        verbose.note("note");
        verbose.detail("detail");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("note\ndetail\n");
    }

    @Test
    void nobodyIsAskedInCiOrWithoutATerminal() {
        assertThat(terminal("auto", "", ALL).interactive()).isTrue();
        assertThat(terminal("auto", "CI=false", ALL).interactive()).isTrue();
        assertThat(terminal("auto", "CI=true", ALL).interactive()).isFalse();
        assertThat(terminal("auto", "", new Tty(false, true, true)).interactive()).isFalse();
    }

    @Test
    void aBrokenPipeEndsTheCommand() {
        assertThatThrownBy(() -> broken("Broken pipe").line("x")).isInstanceOf(ClosedPipe.class);
    }

    @Test
    void whatGoesToAPipeIsHeldBackUntilItIsWorthIt() {
        var terminal = terminal("auto", "", Tty.NONE);
        terminal.line("x");
        assertThat(out.size()).isZero();
        terminal.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("x\n");
    }

    @Test
    void progressAppearsLateMakesRoomAndVanishes() {
        var terminal = terminal("never", "", ALL);
        try (var progress = new Progress(terminal, "fetching\u001b[31m", 24)) {
            progress.tick(Duration.ofMillis(299));
            progress.tick(Duration.ofMillis(300));
            progress.update("fetching from a remote far away");
            progress.tick(Duration.ofSeconds(7));
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kfetching ...\r\u001b[Kfetching from a remote \r\u001b[K");
    }

    /// git or ssh asks for a password on the line below.
    @Test
    void whereSomebodyElseMayAskTheLineIsWrittenOnceAndWipesNothing() {
        var terminal = terminal("never", "", ALL);
        try (var progress = terminal.progressOfTalk("fetching")) {
            progress.tick(Duration.ofSeconds(7));
            terminal.note("more");
        }

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("fetching ...\nmore\n");
    }

    @Test
    void withoutATerminalThereIsNoProgressLine() {
        try (var progress = terminal("always", "", Tty.NONE).progress("fetching")) {
            progress.tick(Duration.ofSeconds(5));
        }
        assertThat(err.size()).isZero();
    }

    private Terminal terminal(String color, String variables, Tty tty) {
        return Terminal.open(environment(variables, tty), options(color, false, false));
    }

    private Terminal broken(String message) {
        var stream = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
        return Terminal
                .open(new Environment(Map.of(), Path.of(""), InputStream.nullInputStream(), stream, err,
                        new Tty(false, true, false), InstantSource.system()), options("never", false, false));
    }

    private Environment environment(String variables, Tty tty) {
        var map = new HashMap<String, String>();
        for (var variable : variables.split(",", -1)) {
            if (!variable.isEmpty()) {
                map.put(variable.substring(0, variable.indexOf('=')),
                        variable.substring(variable.indexOf('=') + 1));
            }
        }
        return new Environment(map, Path.of(""), InputStream.nullInputStream(), out, err, tty,
                InstantSource.system());
    }

    private static GlobalOptions options(String color, boolean quiet, boolean verbose) {
        return new GlobalOptions(Format.TEXT, quiet, verbose, color, false, false, Optional.empty());
    }
}
