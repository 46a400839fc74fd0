package dev.actorweb.cli.process;

/// How a run of a program ended. In every case nothing it started is left running.
public sealed interface Outcome {
    /// It ended by itself; output is complete, standard error may lack its middle.
    record Exited(int status, Bytes out, Bytes err) implements Outcome {}

    /// It was ended because the time allowed had passed.
    record TimedOut(Bytes out, Bytes err) implements Outcome {}

    /// It was ended because this thread was interrupted; the interrupt flag is set again.
    record Interrupted() implements Outcome {}

    /// It was ended because it wrote more than the limit.
    record TooMuchOutput(int limit) implements Outcome {}

    /// There is no such program, or it may not be run.
    record NotStarted(String reason) implements Outcome {}
}
