package {{package}};

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line: reads the options, lets the actors do the work, and says what came of it.
@Command(name = "{{name}}", mixinStandardHelpOptions = true, version = "{{name}} 0.1.0",
        description = "Counts the words of files and shows the most frequent ones.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a file could not be read", "2:the command line is wrong",
            "3:it took too long"})
public final class Main implements Callable<Integer> {
    static final int UNREADABLE = 1;
    static final int TOO_LONG = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the files to read")
    private List<Path> files;

    @Option(names = {"-n", "--top"}, paramLabel = "NUMBER", defaultValue = "10",
            description = "how many words to show (${DEFAULT-VALUE})")
    private int top;

    @Option(names = "--deadline", paramLabel = "SECONDS", defaultValue = "60",
            description = "how long it may take (${DEFAULT-VALUE})")
    private long deadline;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public Integer call() throws InterruptedException {
        if (top < 1 || deadline < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "a number must be at least 1");
        }
        try (var system = ActorSystem.create("{{name}}")) {
            ActorRef<Totals.Message> totals = system.spawn("totals",
                    context -> new Totals(context, List.copyOf(files)));
            Outcome<Totals.Result> result = system
                    .<Totals.Message, Totals.Result>ask(totals, Totals.Message.WhenDone::new,
                            Duration.ofSeconds(deadline))
                    .await();
            return switch (result) {
                case Outcome.Success<Totals.Result>(var counted) -> show(counted);
                case Outcome.Failure<Totals.Result>(var cause) -> {
                    err("error: not done after " + deadline + " s: " + cause.getMessage());
                    yield TOO_LONG;
                }
            };
        }
    }

    private int show(Totals.Result result) {
        result.most(top).forEach(word -> spec.commandLine().getOut()
                .println("%7d %s".formatted(word.count(), word.text())));
        spec.commandLine().getOut().flush();
        result.unreadable().forEach((file, reason) -> err("error: " + file + ": " + reason));
        return result.unreadable().isEmpty() ? 0 : UNREADABLE;
    }

    private void err(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
