package dev.actorweb.cli;

/// The entry point of the command line.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] args) {
        var interruption = Interruption.of(Thread.currentThread());
        var exit = run(args, Environment.ofProcess());
        interruption.finished(exit);
        System.exit(exit.code());
    }

    /// Runs one command in `environment`; never ends the process and never throws.
    public static Exit run(String[] args, Environment environment) {
        var early = GlobalOptions.scan(args);
        var terminal = Terminal.open(environment, early);
        try {
            var exit = Dispatch.run(args, terminal, environment);
            terminal.flush();
            return exit;
        } catch (Throwable failure) {
            return Failure.report(failure, terminal, early);
        }
    }
}
