package {{package}};

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RuntimeEvent;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/// Runs the pipeline and says at the end whether anything was lost: the values go to standard
/// output, the failures and restarts to standard error. Ends with 0 if every value was written once,
/// with 1 if not, with 2 if the command line is wrong. Ctrl-C ends it in the same orderly way.
public final class Main {
    /// The observer below says it in one line each; kept here, since loggers are
    /// forgotten otherwise.
    private static final java.util.logging.Logger RUNTIME = java.util.logging.Logger
            .getLogger("dev.actorweb.runtime");

    private static final long PATIENCE_SECONDS = 10;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
            IO.println(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options, System.out, System.err) ? 0 : 1);
    }

    /// Runs it to its end.
    ///
    /// @return whether every value was written once
    static boolean run(Options options, PrintStream out, PrintStream err) throws InterruptedException {
        RUNTIME.setLevel(Level.OFF);
        var over = new CountDownLatch(1);
        try (var system = ActorSystem.create("robust")) {
            system.observe(Interest.LIFECYCLE, event -> report(event, err));
            system.deadLetters().subscribe(letter -> err.println("dead letter: " + letter));
            var pipeline = Pipeline.start(system, options, out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (over.getCount() > 0) {
                    pipeline.finish();
                    await(over);
                }
            }));
            return switch (pipeline.end().await()) {
                case Outcome.Success<Tally>(var tally) -> {
                    summary(tally, pipeline.restarts(), out);
                    yield tally.missing() == 0;
                }
                case Outcome.Failure<Tally>(var cause) -> {
                    err.println("error: " + cause.getMessage());
                    yield false;
                }
            };
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(RuntimeEvent event, PrintStream err) {
        switch (event) {
            case RuntimeEvent.Failed failed ->
                err.println(failed.actor().path().name() + " " + failed.cause().getMessage());
            case RuntimeEvent.Restarted restarted ->
                err.println("%s restarts in %d ms (restart %d)".formatted(
                        restarted.actor().path().name(), restarted.pause().toMillis(), restarted.restarts()));
            default -> {
            }
        }
    }

    private static void summary(Tally tally,
            Map<String, Integer> restarts, PrintStream out) {
        var kinds = tally.kinds();
        out.println(
                "Total: %d values (FizzBuzz %d, Fizz %d, Buzz %d, Value %d), %d missing, %d repeated and ignored"
                        .formatted(tally.written(), kinds.getOrDefault("FizzBuzz", 0),
                                kinds.getOrDefault("Fizz", 0),
                                kinds.getOrDefault("Buzz", 0), kinds.getOrDefault("Value", 0),
                                tally.missing(),
                                tally.repeated()));
        out.println("Restarts: " + restarts);
    }
}
