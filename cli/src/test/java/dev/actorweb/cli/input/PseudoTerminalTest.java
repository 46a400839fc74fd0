package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from a key to the screen, in a real terminal.
class PseudoTerminalTest {
    @TempDir
    private Path folder;

    @Test
    void aMessageIsWrittenWithTabAndHistory() {
        try (var tmux = ask("message")) {
            tmux.await("Message:");
            assertThat(tmux.screen()).contains("type(scope): what the change does");
            tmux.type("fe");
            tmux.await("the type: feat, fix");
            tmux.press("Tab");
            tmux.await("Message: feat");
            tmux.type("(");
            tmux.press("Tab");
            tmux.await("lexer");
            tmux.press("Tab", "Tab");
            tmux.await("›parser");
            tmux.type("): läuft漢");
            tmux.press("Left");
            var screen = tmux.await("Message: feat(parser): läuft漢");
            assertThat(screen).doesNotContain("lexer").doesNotContain("type(scope)");
            assertThat(tmux.cursor()).isEqualTo("28,0");
            tmux.press("C-u", "C-k", "Up", "Up", "Enter");
            tmux.await("Answer[text=fix(lexer): skip blanks]");
            assertRestored(tmux, 0);
        }
    }

    @Test
    void aWrongMessageIsNotTaken() {
        try (var tmux = ask("message")) {
            tmux.await("Message:");
            tmux.type("faet: x");
            tmux.press("Enter");
            tmux.await("did you mean `feat`?");
            assertThat(tmux.screen()).doesNotContain("Answer");
            tmux.press("C-c");
            tmux.await("Cancelled[draft=faet: x]");
            assertRestored(tmux, 0);
        }
    }

    @Test
    void resultsAndQuestionsDoNotMix() throws IOException {
        try (var tmux = start("java_ confirm >answer.txt")) {
            tmux.await("Go on? [y/N]");
            tmux.type("y");
            tmux.press("Enter");
            assertRestored(tmux, 0);
        }
        assertThat(folder.resolve("answer.txt")).hasContent("YES");
    }

    @Test
    void nobodyIsAskedWithoutATerminal() throws IOException {
        try (var tmux = start("java_ confirm </dev/null >answer.txt; java_ confirm 2>/dev/null >>answer.txt; "
                + "java_ confirm --yes </dev/null >>answer.txt")) {
            assertRestored(tmux, 0);
        }
        assertThat(folder.resolve("answer.txt")).hasContent("NO_TERMINAL\nNO_TERMINAL\nYES");
    }

    @Test
    void choicesAreShownAtOnce() {
        try (var tmux = ask("choose")) {
            tmux.await("one actor");
            tmux.press("Down", "Down");
            tmux.await("Template: kotlin");
            tmux.press("Enter");
            tmux.await("Answer[text=kotlin]");
            assertRestored(tmux, 0);
        }
    }

    @Test
    void anotherWidthLeavesNothingBehind() {
        try (var tmux = ask("message")) {
            tmux.await("Message:");
            tmux.type("feat(parser): read lines that are longer than a terminal is wide");
            tmux.await("is wide");
            tmux.resize(40, 24);
            var narrow = tmux.await(screen -> screen.contains("…") && !screen.contains("feat"),
                    "the end of the line");
            assertThat(narrow.lines().filter(line -> line.contains("Message:"))).hasSize(1);
            assertThat(narrow.lines().filter(line -> line.contains("is wide"))).hasSize(1);
            tmux.resize(100, 24);
            var wide = tmux
                    .await("Message: feat(parser): read lines that are longer than a terminal is wide");
            assertThat(wide.lines().filter(line -> line.contains("is wide"))).hasSize(1);
            tmux.press("C-c");
            assertRestored(tmux, 0);
        }
    }

    @Test
    void aPasteIsNotObeyed() {
        try (var tmux = ask("message")) {
            tmux.await("Message:");
            tmux.paste("fix: a\r\nb\u001b]0;owned\u0007\u001b[2Jc");
            tmux.await("Message: fix: a bc");
            tmux.press("C-c");
            tmux.await("Cancelled[draft=fix: a bc]");
            assertRestored(tmux, 0);
        }
    }

    @Test
    void ctrlCEndsACompletionThatHangs() {
        try (var tmux = ask("stuck")) {
            tmux.await("Stuck?");
            tmux.type("a");
            tmux.press("Tab");
            tmux.type("bc");
            tmux.press("C-c");
            tmux.await("Cancelled[draft=a]");
            assertRestored(tmux, 0);
        }
    }

    @Test
    void aTerminationPutsTheTerminalBack() throws IOException {
        try (var tmux = ask("message")) {
            tmux.await("Message:");
            var pid = Files.readString(folder.resolve("pid")).strip();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy();
            assertRestored(tmux, 143);
        }
    }

    @Test
    void anExceptionPutsTheTerminalBack() {
        try (var tmux = ask("broken")) {
            tmux.await("Broken?");
            tmux.type("x");
            tmux.await("no luck");
            assertRestored(tmux, 1);
        }
    }

    private Tmux ask(String kind) {
        return start("java_ " + kind);
    }

    /// Runs a line of shell in which `java_` is [AskingMain], the modes of the terminal noted
    /// before and after.
    private Tmux start(String line) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Tmux.start(folder,
                """
                        export CP='%s' CI=
                        java_() {
                            t=
                            for i in 0 1 2; do [ -t $i ] && t=$t$i; done
                            sh -c 'echo $$ >pid; exec "$@"' sh '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
                                --enable-native-access=ALL-UNNAMED -Daw.tty="$t" -cp "$CP" dev.actorweb.cli.AskingMain "$@"
                        }
                        stty -g >before
                        %s
                        echo "exit $?"
                        stty -g >after
                        cmp before after && echo "as it was"
                        """
                        .formatted(classes, java, line));
    }

    private static void assertRestored(Tmux tmux, int exit) {
        assertThat(tmux.await("as it was")).contains("exit " + exit);
    }
}
