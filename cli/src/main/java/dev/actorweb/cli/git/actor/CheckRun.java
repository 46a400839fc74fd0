package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.ProcessMark;
import dev.actorweb.cli.process.ProcessTree;
import dev.actorweb.machine.yaml.IoReason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A program that judges the project in a folder: exit status 0 means that all is well.
///
/// Both output streams go to the file `log` in the order in which they are written; input is empty.
/// When its time is over, or the thread that runs it is interrupted, the program is ended with
/// everything it started.
///
/// @param command
///            the program and its arguments; no shell sees them
/// @param allowed
///            how long it may take
/// @param log
///            replaced if it exists; its folder is made
public record CheckRun(String name, List<String> command, Path directory, Environment environment,
        Duration allowed, Path log) {
    /// Ended by Ctrl-C, which a terminal sends to the check as well as to aw.
    private static final int INTERRUPTED = 130;

    /// How much it may write, and how often that is looked at.
    private static final long MOST = 256L << 20;
    private static final Duration LOOK = Duration.ofMillis(100);

    /// How a check ended.
    public sealed interface Result {
        record Passed() implements Result {}

        record Failed(int status) implements Result {}

        record TimedOut() implements Result {}

        /// It filled the disk with what it had to say.
        ///
        /// @param limit
        ///            in bytes
        record TooMuchOutput(long limit) implements Result {}

        /// There is no such program, or it may not be run.
        record NotStarted(String reason) implements Result {}
    }

    public CheckRun {
        command = List.copyOf(command);
    }

    /// Runs the checks side by side, as many as there are processors, and the runs of each one
    /// after the other. An interrupt ends them all.
    static List<Result> performAll(List<List<CheckRun>> checks) throws InterruptedException {
        var places = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
        var tasks = new ArrayList<Callable<List<Result>>>();
        for (var runs : checks) {
            tasks.add(() -> {
                places.acquire();
                try {
                    return performInTurn(runs);
                } finally {
                    places.release();
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Result>();
            for (var future : threads.invokeAll(tasks)) {
                results.addAll(results(future));
            }
            return results;
        }
    }

    /// Every run has its say, whatever became of the ones before.
    private static List<Result> performInTurn(List<CheckRun> runs) throws InterruptedException {
        var results = new ArrayList<Result>();
        for (var run : runs) {
            results.add(run.perform());
        }
        return results;
    }

    private static List<Result> results(Future<List<Result>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("a check");
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    Result perform() throws InterruptedException {
        return perform(MOST);
    }

    /// @param most
    ///            how many bytes it may write
    Result perform(long most) throws InterruptedException {
        Process process;
        var mark = new ProcessMark();
        try {
            Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
            process = start(mark.put(environment));
        } catch (IOException e) {
            return new Result.NotStarted(IoReason.withFile(e));
        }
        try {
            var cut = await(process, most);
            if (cut.isPresent()) {
                end(process, mark);
                return cut.get();
            }
        } catch (InterruptedException e) {
            end(process, mark);
            throw e;
        }
        int status = process.exitValue();
        if (status == INTERRUPTED) {
            throw new InterruptedException(name);
        }
        return status == 0 ? new Result.Passed() : new Result.Failed(status);
    }

    /// Waits for the end; a result if there is none in time, or too much is written before.
    private Optional<Result> await(Process process, long most) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            long left = allowed.toNanos() - (System.nanoTime() - begun);
            if (process.waitFor(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            if (left <= LOOK.toNanos()) {
                return Optional.of(new Result.TimedOut());
            }
            if (log.toFile().length() > most) {
                return Optional.of(new Result.TooMuchOutput(most));
            }
        }
    }

    private static void end(Process process, ProcessMark mark) {
        ProcessTree.end(process);
        mark.endAll();
    }

    private Process start(Environment environment) throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.redirectInput(nothing());
        environment.applyTo(builder.environment());
        return builder.start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
