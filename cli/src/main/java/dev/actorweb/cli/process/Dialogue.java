package dev.actorweb.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that answers line by line for as long as it is asked.
///
/// It is ended, with all it started, when its time is over or the dialogue is closed. For
/// one thread.
public final class Dialogue implements AutoCloseable {
    private static final int ERR_LIMIT = 1 << 16;
    /// A program that is asked nothing more ends at once, unless the machine is very busy.
    private static final long FAREWELL_SECONDS = 30;

    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;
    private final Drain err;

    /// Starts the program; the input of `invocation` is ignored, its deadline holds for the
    /// dialogue.
    ///
    /// @throws IOException
    ///             if it cannot be started
    public Dialogue(Invocation invocation) throws IOException {
        process = Programs.start(invocation);
        questions = process.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        err = new Drain("stderr", process.getErrorStream(), ERR_LIMIT, () -> {}, Listener.NONE);
        err.start();
        var watch = new Thread(() -> endWhenOver(invocation.allowed().toNanos()), "deadline");
        watch.setDaemon(true);
        watch.start();
    }

    private void endWhenOver(long nanos) {
        try {
            if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
                ProcessTree.end(process);
            }
        } catch (InterruptedException e) {
            ProcessTree.end(process);
        }
    }

    /// Sends lines, each ended by a line feed.
    ///
    /// @return whether the program took them; if not, it has ended
    public boolean send(String lines) {
        try {
            questions.write(lines.getBytes(StandardCharsets.UTF_8));
            questions.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The next line of its answer; empty when it has ended.
    public Optional<String> receive() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Ends the input, and the program if it does not end by itself at once.
    ///
    /// @return its exit status and all it wrote to standard error; the answers are not repeated
    public Outcome.Exited finish() {
        try {
            questions.close();
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                ProcessTree.end(process);
            }
            err.settle();
            return new Outcome.Exited(process.waitFor(), Bytes.NONE, err.bytes());
        } catch (IOException e) {
            ProcessTree.end(process);
            return new Outcome.Exited(-1, Bytes.NONE, err.bytes());
        } catch (InterruptedException e) {
            ProcessTree.end(process);
            Thread.currentThread().interrupt();
            return new Outcome.Exited(-1, Bytes.NONE, err.bytes());
        }
    }

    @Override
    public void close() {
        finish();
    }
}
