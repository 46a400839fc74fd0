package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A terminal of its own for one program, by tmux: keys go in, the screen comes out.
public final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String server;

    private Tmux(String server) {
        this.server = server;
    }

    /// Starts a shell script in a terminal of 80 × 24. Where there is no tmux, the test is skipped.
    public static Tmux start(Path directory, String script) {
        assumeTrue(installed(), "tmux is not installed");
        var tmux = new Tmux("aw-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        tmux.run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", directory.toString(),
                "sh", "-c", script + "\nsleep 300");
        return tmux;
    }

    private static boolean installed() {
        try {
            return new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Presses keys by their tmux names: `Enter`, `Tab`, `C-c`, `Up`.
    public void press(String... keys) {
        var command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
    }

    /// Types text as it is.
    public void type(String text) {
        run("send-keys", "-l", "--", text);
    }

    /// Pastes text as a terminal does, in brackets if the program asked for it.
    public void paste(String text) {
        run("set-buffer", "--", text);
        run("paste-buffer", "-p");
    }

    public void resize(int columns, int rows) {
        run("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /// What is to be seen, blanks at the ends of rows and empty rows at the end left out.
    public String screen() {
        return run("capture-pane", "-p").stripTrailing();
    }

    /// Where the cursor stands, as `column,row`.
    public String cursor() {
        return run("display-message", "-p", "#{cursor_x},#{cursor_y}").strip();
    }

    /// Waits until the screen shows `text`.
    public String await(String text) {
        return await(screen -> screen.contains(text), text);
    }

    /// Waits until the screen is as wanted.
    public String await(Predicate<String> wanted, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var screen = screen();
            if (wanted.test(screen)) {
                return screen;
            }
            pause();
        }
        return fail("waited for " + what + ", but the screen shows:\n" + screen());
    }

    private static void pause() {
        try {
            var nothing = new CountDownLatch(1);
            assertThat(nothing.await(50, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String run(String... arguments) {
        var command = new ArrayList<>(List.of("tmux", "-u", "-L", server));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().remove("TMUX");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Ends the program and the terminal.
    @Override
    public void close() {
        run("kill-server");
    }
}
