package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void anUnknownCommandIsAUsageErrorThatSuggestsTheNearest() {
        var run = Aw.run("vresion");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                aw: error: unknown command: vresion
                hint: did you mean 'aw version'?
                """);
    }

    @Test
    void anUnknownOptionIsAUsageErrorThatSuggestsTheNearest() {
        var run = Aw.run("version", "--qiet");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).isEqualTo("""
                aw: error: unknown option: --qiet
                hint: did you mean --quiet?
                """);
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        assertThat(Aw.run("--json", "version")).isEqualTo(Aw.run("version", "--format", "json"));
        assertThat(Aw.run("--format", "json", "-q", "version").out())
                .startsWith("{\n  \"schema\": \"aw/version/1\"");
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNeverReadAsAFile() {
        var run = Aw.run("version", "@types");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).startsWith("aw: error: unexpected argument: @types\n");
    }

    @Test
    void escapeSequencesInAnArgumentDoNotReachTheTerminal() {
        var run = Aw.run("version", "\u001b]0;owned\u0007x");

        assertThat(run.err()).startsWith("aw: error: unexpected argument: x\n");
    }
}
