package dev.actorweb.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A line on the terminal that tells what takes so long; it appears after 300 ms and vanishes in
/// the end.
///
/// Where another program may ask for something on the same terminal meanwhile, a password perhaps,
/// the line is written once, at once, and stays: drawn anew it would wipe the question away.
///
/// Nothing is shown, and no thread is started, where messages are no terminal or `--quiet` was
/// given. Thread-safe.
public final class Progress implements AutoCloseable {
    static final Duration DELAY = Duration.ofMillis(300);
    private static final long STEP_MILLIS = 200;
    private static final String ERASE = "\r\u001b[K";

    private final @Nullable Terminal terminal;
    private final int width;
    private final CountDownLatch ended = new CountDownLatch(1);
    private String what;
    private final boolean drawnAnew;
    private boolean drawn;
    private boolean written;
    private boolean closed;

    /// A line of `width` columns at most; with no terminal it stays invisible.
    Progress(@Nullable Terminal terminal, String what, int width) {
        this(terminal, what, width, true);
    }

    /// As the other.
    ///
    /// @param drawnAnew
    ///            whether the line changes and vanishes
    Progress(@Nullable Terminal terminal, String what, int width, boolean drawnAnew) {
        this.drawnAnew = drawnAnew;
        this.terminal = terminal;
        this.what = Safe.line(what);
        this.width = width;
    }

    /// Replaces what is said.
    public synchronized void update(String now) {
        what = Safe.line(now);
    }

    /// Takes the line away.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            erase();
            if (terminal != null) {
                terminal.ended(this);
            }
            ended.countDown();
        }
    }

    /// Draws the line anew every fifth of a second, on a daemon thread, until it is closed.
    void start() {
        var thread = new Thread(this::draw, "aw-progress");
        thread.setDaemon(true);
        thread.start();
    }

    /// Shows how things stand after `elapsed`.
    synchronized void tick(Duration elapsed) {
        if (closed || written || terminal == null || elapsed.compareTo(DELAY) < 0) {
            return;
        }
        if (!drawnAnew) {
            terminal.raw(what + " ...\n");
            written = true;
            return;
        }
        var seconds = elapsed.toSeconds() < 2 ? "" : " (" + elapsed.toSeconds() + " s)";
        var line = what + " ..." + seconds;
        terminal.raw(ERASE + (line.length() < width ? line : line.substring(0, width - 1)));
        drawn = true;
    }

    /// Whether something is drawn where the next line would be, or will be.
    boolean isDrawnAnew() {
        return drawnAnew;
    }

    /// Makes room for another message; the next tick draws the line again.
    synchronized void erase() {
        if (drawn && terminal != null) {
            terminal.raw(ERASE);
            drawn = false;
        }
    }

    private void draw() {
        long start = System.nanoTime();
        try {
            while (!ended.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                tick(Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (InterruptedException nobodyIsInterested) {
            Thread.currentThread().interrupt();
        }
    }
}
