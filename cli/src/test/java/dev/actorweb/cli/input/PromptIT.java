package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from a key to the screen, in a real terminal.
class PromptIT {
    @TempDir
    private Path folder;

    @Test
    void aMessageIsWrittenWithTabAndHistory() throws Exception {
        try (var screen = ask("message")) {
            screen.await("type(scope): what the change does");
            screen.type("fe").await("the type: feat, fix");
            screen.press("Tab").await("Message: feat");
            screen.type("(").press("Tab").await("lexer");
            screen.press("Tab", "Tab").await("›parser");
            screen.type("): läuft漢").press("Left");
            assertThat(screen.await("Message: feat(parser): läuft漢")).doesNotContain("lexer");
            screen.awaitColumn("Message: feat(parser): läuft".length());
            screen.press("C-u", "C-k", "Up", "Up", "Enter").await("Answer[text=fix(lexer): skip blanks]");
            assertRestored(screen, 0);
        }
    }

    @Test
    void aWrongMessageIsNotTakenAndCtrlCGivesUp() throws Exception {
        try (var screen = ask("message")) {
            screen.await("Message:");
            screen.type("faet: x").press("Enter");
            assertThat(screen.await("did you mean `feat`?")).doesNotContain("Answer[");
            screen.press("C-c").await("Cancelled[draft=faet: x]");
            assertRestored(screen, 0);
        }
    }

    @Test
    void resultsAndQuestionsDoNotMix() throws Exception {
        try (var screen = ask("confirm >answer.txt")) {
            screen.await("Go on? [y/N]");
            screen.type("y").press("Enter");
            assertRestored(screen, 0);
        }
        assertThat(folder.resolve("answer.txt")).hasContent("YES");
    }

    @Test
    void nobodyIsAskedWithoutATerminal() throws Exception {
        try (var screen = ask(
                "confirm </dev/null >1; ./ask confirm 2>/dev/null >2; ./ask confirm --yes </dev/null >3; "
                        + "CI=1 ./ask confirm >4")) {
            assertRestored(screen, 0);
        }
        for (var answer : new String[]{"1", "2", "4"}) {
            assertThat(folder.resolve(answer)).hasContent("NO_TERMINAL");
        }
        assertThat(folder.resolve("3")).hasContent("YES");
    }

    @Test
    void whereNothingCanBeDrawnItIsAskedLineByLine() throws Exception {
        try (var screen = ask("choose; export ACCESSIBLE=1; TERM=dumb ./ask choose; ./ask message")) {
            screen.await("Template:");
            screen.press("C-c").await("(a number or a name)");
            screen.type("9").press("Enter").await("is none of them");
            screen.type("2").press("Enter").await("Answer[text=");
            screen.await("Message:");
            screen.type("fe?").press("Enter").await("- feat: a new feature");
            screen.type("feat(parser): läuft").press("Enter").await("Answer[text=feat(parser): läuft]");
            assertRestored(screen, 0);
        }
    }

    @Test
    void whatIsAskedLineByLineEndsAtOnceWithCtrlC() throws Exception {
        try (var screen = ask("confirm || ACCESSIBLE=1 ./ask message")) {
            screen.await("Go on?");
            screen.press("C-c").await("as it was");
            screen.enter("clear; ACCESSIBLE=1 ./ask message; echo \"left $?\"").await("Message:");
            screen.press("C-c").await("left 130");
        }
    }

    @Test
    void choicesAreShownAtOnce() throws Exception {
        try (var screen = ask("choose")) {
            screen.await("one actor");
            screen.press("Down", "Down").await("Template: kotlin");
            screen.press("Enter").await("Answer[text=kotlin]");
            assertRestored(screen, 0);
        }
    }

    @Test
    void anotherWidthLeavesNothingBehind() throws Exception {
        var end = "longer than a terminal is wide";
        try (var screen = ask("message")) {
            screen.await("Message:");
            screen.type("feat(parser): read lines that are " + end).await(end);
            var narrow = screen.resize(40, 30).await("Message: …");
            assertThat(narrow.lines().filter(line -> line.contains("Message:"))).hasSize(1);
            assertThat(narrow.lines().filter(line -> line.contains("is wide"))).hasSize(1);
            var wide = screen.resize(100, 30).await("Message: feat(parser): read lines that are " + end);
            assertThat(wide.lines().filter(line -> line.contains("is wide"))).hasSize(1);
            screen.press("C-c");
            assertRestored(screen, 0);
        }
    }

    @Test
    void aPasteIsNotObeyed() throws Exception {
        try (var screen = ask("message")) {
            screen.await("Message:");
            screen.paste("fix: a\r\nb\u001b]0;owned\u0007\u001b[2Jc").await("Message: fix: a bc");
            screen.press("C-c").await("Cancelled[draft=fix: a bc]");
            assertRestored(screen, 0);
        }
    }

    @Test
    void ctrlCEndsACompletionThatHangs() throws Exception {
        try (var screen = ask("stuck")) {
            screen.await("Stuck?");
            screen.type("a").press("Tab").type("bc").press("C-c").await("Cancelled[draft=a]");
            assertRestored(screen, 0);
        }
    }

    @Test
    void aTerminationPutsTheTerminalBack() throws Exception {
        try (var screen = ask("message")) {
            screen.await("Message:");
            var pid = Files.readString(folder.resolve("pid")).strip();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy();
            assertRestored(screen, 143);
        }
    }

    @Test
    void anExceptionPutsTheTerminalBack() throws Exception {
        try (var screen = ask("broken")) {
            screen.await("Broken?");
            screen.type("x").await("no luck");
            assertRestored(screen, 1);
        }
    }

    /// Runs a line of shell that begins with `AskingMain`, the modes of the terminal noted before
    /// and after.
    private Screen ask(String line) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var script = folder.resolve("ask");
        Files.writeString(script, """
                #!/bin/sh
                t=
                for i in 0 1 2; do [ -t $i ] && t=$t$i; done
                echo $$ >pid
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
                    -Daw.tty="$t" -cp '%s' dev.actorweb.cli.commit.AskingMain "$@"
                """.formatted(java, classes));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return Screen.open(folder).enter("clear; stty -g >before; ./ask " + line
                + "; echo \"exit $?\"; stty -g >after; cmp before after && echo as it w''as");
    }

    private static void assertRestored(Screen screen, int exit) throws IOException, InterruptedException {
        assertThat(screen.await("as it was")).contains("exit " + exit);
    }
}
