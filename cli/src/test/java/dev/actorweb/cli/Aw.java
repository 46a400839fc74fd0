package dev.actorweb.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import picocli.CommandLine;

/// Runs `aw` inside the test: no terminal, no variables but those given, a clock that stands still.
///
/// `Aw.run("version")` is the short form; `Aw.in(folder).with("NO_COLOR", "1").call(…)` says more.
public final class Aw {
    /// What came of a run: the exit and everything that was printed.
    public record Result(Exit exit, String out, String err) {}

    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private Tty tty = Tty.NONE;
    private String input = "";
    private Consumer<String> witness = _ -> {};

    private Aw(Path directory) {
        this.directory = directory;
    }

    public static Aw in(Path directory) {
        return new Aw(directory.toAbsolutePath());
    }

    public static Result run(String... args) {
        return in(Path.of("")).call(args);
    }

    public Aw with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /// Hands on what other programs need to be found and to run, and nothing of the test's own
    /// environment that would tell `aw` how to behave (`CI`, `NO_COLOR`, `AW_…`, `GIT_…`).
    public Aw withOwnVariables() {
        for (String needed : List.of("PATH", "HOME", "USER", "TMPDIR")) {
            var value = System.getenv(needed);
            if (value != null) {
                variables.put(needed, value);
            }
        }
        return this;
    }

    /// The variables it is given.
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    public Aw terminal(Tty streams) {
        tty = streams;
        return this;
    }

    public Aw input(String text) {
        input = text;
        return this;
    }

    /// Somebody who sees all that has been written to standard error whenever it becomes more.
    public Aw witness(Consumer<String> seeing) {
        witness = seeing;
        return this;
    }

    public Result call(String... args) {
        return call((environment, words) -> Main.run(words, environment), args);
    }

    /// Runs a command that the registry does not have in this form.
    public Result call(Command command, String... args) {
        return call((environment, words) -> run(command, words, environment), args);
    }

    /// Runs a command that the registry does not have in this process, as [Main] would, and
    /// ends it.
    public static void main(Command command, String[] args) {
        var interruption = Interruption.of(Thread.currentThread());
        var exit = run(command, args, Environment.ofProcess());
        interruption.finished();
        if (exit != Exit.OK) {
            throw new IllegalStateException("ended with " + exit);
        }
    }

    private static Exit run(Command command, String[] args, Environment environment) {
        var early = GlobalOptions.scan(args);
        var terminal = Terminal.open(environment, early);
        try {
            var spec = command.spec().name("command");
            GlobalOptions.addTo(spec);
            var parsed = new CommandLine(spec).parseArgs(args);
            var options = GlobalOptions.of(List.of(parsed));
            var exit = command
                    .run(new Invocation(parsed, options, terminal, environment.directory(), environment));
            terminal.flush();
            return exit;
        } catch (Throwable failure) {
            return Failure.report(failure, terminal, early);
        }
    }

    private Result call(BiFunction<Environment, String[], Exit> main, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                witness.accept(toString(StandardCharsets.UTF_8));
            }
        };
        if (args.length > 0 && args[0].equals("__complete")) {
            variables.putIfAbsent("AW_COMPLETE_TIMEOUT", "10m"); // no test depends on how fast the
                                                                 // machine is
        }
        var environment = new Environment(Map.copyOf(variables), directory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, tty,
                InstantSource.fixed(Instant.EPOCH));
        var exit = main.apply(environment, args);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
