package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A real terminal with a shell in it, made by tmux: type, then read what is on the screen.
///
/// Tests that use it are skipped where tmux is not installed. `CI` is not set in the shell, so that
/// `aw` behaves as in front of a person; the packaged `aw` is on the `PATH`.
public final class Screen implements AutoCloseable {
    private static final long DEADLINE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final List<String> tmux;

    private Screen(Path socket) {
        tmux = List.of("tmux", "-f", "/dev/null", "-S", socket.toString());
    }

    /// Opens a bash with a bare prompt `$ `, 100 columns by 30 lines, in `folder`, with
    /// `variables` (`NAME=value`).
    public static Screen open(Path folder, String... variables) throws IOException, InterruptedException {
        assumeThat(installed()).as("tmux is installed").isTrue();
        var screen = new Screen(folder.resolve(".tmux"));
        var words = new ArrayList<>(
                List.of("new-session", "-d", "-x", "100", "-y", "30", "-c", folder.toString(), "env",
                        "-u", "CI", "AW_NO_CACHE=1", "PS1=$ ", "LC_ALL=C.UTF-8", "AW_COMPLETE_TIMEOUT=10m",
                        "PATH=" + AwProcess.distribution() + ":" + System.getenv("PATH"),
                        "AW_JAVA_HOME=" + System.getProperty("java.home")));
        words.addAll(List.of(variables));
        words.addAll(List.of("bash", "--norc", "--noprofile"));
        screen.tmux(words.toArray(String[]::new));
        screen.await("$");
        return screen;
    }

    /// Types `text`, then presses Enter.
    public Screen enter(String text) throws IOException, InterruptedException {
        type(text);
        return press("Enter");
    }

    public Screen type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /// Presses keys by tmux's names: `Enter`, `Tab`, `C-c`.
    public Screen press(String... keys) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
        return this;
    }

    /// Pastes `text` as a terminal does: in brackets if the program asked for them.
    public Screen paste(String text) throws IOException, InterruptedException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p");
        return this;
    }

    public Screen resize(int columns, int lines) throws IOException, InterruptedException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(lines));
        return this;
    }

    /// Waits until the cursor is in this column, counted from 0; fails the test after
    /// three minutes.
    public Screen awaitColumn(int column) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (column() != column) {
            assertThat(System.nanoTime()).as("the cursor is in column %s of\n%s", column(), text())
                    .isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
        return this;
    }

    private int column() throws IOException, InterruptedException {
        return Integer.parseInt(tmux("display-message", "-p", "#{cursor_x}").strip());
    }

    /// Waits until `text` is on the screen; fails the test after three minutes. Returns the screen.
    public String await(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        var shown = text();
        while (!shown.contains(text)) {
            assertThat(System.nanoTime()).as("no '%s' on the screen:\n%s", text, shown).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
            shown = text();
        }
        return shown;
    }

    /// What is on the screen, without trailing blanks.
    public String text() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p").stripTrailing();
    }

    /// What is on the screen, with the sequences for colours and styles.
    public String styled() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e").stripTrailing();
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean installed() {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, "tmux"))) {
                return true;
            }
        }
        return false;
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(tmux);
        words.addAll(List.of(arguments));
        var result = AwProcess.in(Path.of("").toAbsolutePath()).run(words);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }
}
