package dev.actorweb.cli.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Finds programs on the search path and runs them to their end.
///
/// Two threads drain the child's output while the caller waits, so that a full pipe blocks nobody
/// and an interrupt is heeded at once.
public final class Programs {
    private static final int ERR_LIMIT = 1 << 20;

    private Programs() {}

    /// The first executable `name` on the environment's `PATH`; nothing is run to find it. Relative
    /// entries of `PATH` are passed over: what lies in the working folder is not to be trusted.
    public static Optional<Path> find(String name, Environment environment) {
        boolean windows = File.separatorChar == '\\';
        String file = windows ? name + ".exe" : name;
        String path = environment.get("PATH").orElse("");
        for (int start = 0; start <= path.length();) {
            int end = path.indexOf(File.pathSeparatorChar, start);
            String entry = end < 0 ? path.substring(start) : path.substring(start, end);
            Optional<Path> found = executable(entry, file);
            if (found.isPresent()) {
                return found;
            }
            start = end < 0 ? path.length() + 1 : end + 1;
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(String folder, String file) {
        try {
            Path candidate = Path.of(folder, file);
            boolean usable = candidate.isAbsolute() && Files.isExecutable(candidate)
                    && !Files.isDirectory(candidate);
            return usable ? Optional.of(candidate) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Runs a program and waits for it, at most as long as it is allowed.
    public static Outcome run(Invocation invocation) {
        return run(invocation, Listener.NONE, Listener.NONE);
    }

    /// As the other, while somebody hears what it prints.
    public static Outcome run(Invocation invocation, Listener outListener, Listener errListener) {
        if (Thread.currentThread().isInterrupted()) { // a quick program would end before anybody
                                                      // looks
            return new Outcome.Interrupted();
        }
        Process process;
        var mark = new ProcessMark();
        try {
            process = start(invocation, mark.put(invocation.environment()));
        } catch (IOException e) {
            return new Outcome.NotStarted(String.valueOf(e.getMessage()));
        }
        var out = new Drain("stdout", process.getInputStream(), invocation.outputLimit(),
                () -> ProcessTree.end(process), outListener);
        var err = new Drain("stderr", process.getErrorStream(), ERR_LIMIT, () -> {}, errListener);
        out.start();
        err.start();
        feed(process, invocation.input());
        try {
            boolean ended = process.waitFor(invocation.allowed().toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                end(process, mark);
            }
            out.settle();
            err.settle();
            return outcome(process, ended, out, err, invocation);
        } catch (InterruptedException e) {
            end(process, mark);
            hearOut(out, err);
            Thread.currentThread().interrupt();
            return new Outcome.Interrupted();
        }
    }

    /// Ctrl-C at a terminal ends a program as well as aw, and leaves its children to nobody: they
    /// are known by their mark.
    private static void end(Process process, ProcessMark mark) {
        ProcessTree.end(process);
        mark.endSession();
    }

    /// What was written before the end is heard, unless somebody is in a hurry.
    private static void hearOut(Drain out, Drain err) {
        try {
            out.settle();
            err.settle();
        } catch (InterruptedException again) { // the flag is set by whoever called
            return;
        }
    }

    /// Runs a program that must not be stopped half-way: an interrupt waits until it has ended.
    public static Outcome runToTheEnd(Invocation invocation) {
        var outcome = new AtomicReference<@Nullable Outcome>();
        var runner = new Thread(() -> outcome.set(run(invocation)), "to the end");
        runner.start();
        boolean interrupted = false;
        while (runner.isAlive()) {
            try {
                runner.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Outcome result = outcome.get();
        return result == null ? new Outcome.NotStarted("its thread died") : result;
    }

    /// Starts a program whose streams the caller handles.
    static Process start(Invocation invocation) throws IOException {
        return start(invocation, invocation.environment());
    }

    private static Process start(Invocation invocation, Environment environment) throws IOException {
        var builder = new ProcessBuilder(invocation.command());
        builder.directory(invocation.directory().toFile());
        environment.applyTo(builder.environment());
        return builder.start();
    }

    private static Outcome outcome(Process process, boolean ended, Drain out, Drain err,
            Invocation invocation) {
        if (out.overflowed()) {
            return new Outcome.TooMuchOutput(invocation.outputLimit());
        }
        return ended
                ? new Outcome.Exited(process.exitValue(), out.bytes(), err.bytes())
                : new Outcome.TimedOut(out.bytes(), err.bytes());
    }

    private static void feed(Process process, Bytes input) {
        if (input.size() == 0) {
            close(process.getOutputStream());
            return;
        }
        var feeder = new Thread(() -> {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.toArray());
            } catch (IOException e) {
                // It ended without reading everything; its exit status tells the story.
                return;
            }
        }, "stdin");
        feeder.setDaemon(true);
        feeder.start();
    }

    private static void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            return;
        }
    }
}
