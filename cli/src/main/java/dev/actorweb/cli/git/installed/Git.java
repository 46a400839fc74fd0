package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.HookRunner;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.process.Begun;
import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Dialogue;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Invocation;
import dev.actorweb.cli.process.Listener;
import dev.actorweb.cli.process.Outcome;
import dev.actorweb.cli.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs git in one folder: argument vectors, English messages, a deadline for everything.
///
/// Whatever the environment, output is what the callers parse: messages are English while the
/// character set stays the user's, because hooks see it too; pathspecs mean what they say.
final class Git {
    /// What a command does decides its deadline and whether it may refresh the index by the way.
    enum Kind {
        READ, WRITE, WRITE_TO_THE_END, NETWORK, NETWORK_WITH_HOOK
    }

    /// git shows its usage with this status when it does not know an option: it is too old.
    private static final int USAGE = 129;
    private static final String[] PATHSPEC_VARIABLES = {"GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"};

    private final Path program;
    private final Path directory;
    private final Environment environment;
    private final EngineOptions.Limits limits;
    private final Listener listener;

    /// @param environment
    ///            with whatever `GIT_DIR` and the like git shall obey
    Git(Path program, Path directory, Environment environment, EngineOptions options) {
        this.program = program;
        this.directory = directory;
        this.environment = prepared(environment, options.terminal());
        this.limits = options.limits();
        this.listener = options.hooks();
    }

    private Git(Git other, Environment environment) {
        this.program = other.program;
        this.directory = other.directory;
        this.environment = environment;
        this.limits = other.limits;
        this.listener = other.listener;
    }

    /// The same git with one more environment variable.
    Git with(String variable, String value) {
        requirePassable(value);
        return new Git(this, environment.with(variable, value));
    }

    /// Runs hooks that git does not run by itself.
    HookRunner hooks(Layout layout, Optional<String> configured) {
        return new HookRunner(layout, configured, environment, limits.writing(), listener);
    }

    Environment environment() {
        return environment;
    }

    Path directory() {
        return directory;
    }

    private static Environment prepared(Environment given, boolean terminal) {
        Environment prepared = given;
        for (String variable : PATHSPEC_VARIABLES) {
            prepared = prepared.without(variable);
        }
        var everything = prepared.get("LC_ALL");
        if (everything.isPresent() && !everything.get().isEmpty()) {
            prepared = prepared.with("LC_CTYPE", everything.get());
        }
        prepared = prepared.without("LC_ALL").without("LANGUAGE").with("LC_MESSAGES", "C");
        return terminal ? prepared : prepared.with("GIT_TERMINAL_PROMPT", "0");
    }

    Answer read(String... arguments) {
        return run(Kind.READ, Bytes.NONE, List.of(arguments));
    }

    /// Runs a command that changes something, with nothing on standard input.
    Answer write(String... arguments) {
        return run(Kind.WRITE, Bytes.NONE, List.of(arguments));
    }

    Answer run(Kind kind, Bytes input, List<String> arguments) {
        var invocation = invocation(kind, arguments).withInput(input);
        Outcome outcome = kind == Kind.WRITE_TO_THE_END
                ? Programs.runToTheEnd(invocation)
                : Programs.run(invocation);
        return answer(invocation, outcome);
    }

    /// Runs a command with hooks, which are heard.
    ///
    /// @param trace
    ///            a file to be made
    /// @param ownOut
    ///            which lines of standard output are git's own as soon as the hooks have begun
    /// @param ownErr
    ///            which lines of standard error are
    Answer run(Kind kind, Bytes input, List<String> arguments, Path trace, Predicate<String> ownOut,
            Predicate<String> ownErr) {
        var invocation = with(HookTrace.VARIABLE, trace.toString()).invocation(kind, arguments)
                .withInput(input);
        var out = new HookVoice(trace, ownOut, listener);
        var err = new HookVoice(trace, ownErr, listener);
        var outcome = Programs.run(invocation, out, err);
        out.finish();
        err.finish();
        return answer(invocation, outcome);
    }

    /// As [#read], but the launcher has asked already: its answer counts if git succeeded.
    Answer read(Begun begun, String... arguments) {
        var invocation = invocation(Kind.READ, List.of(arguments));
        return switch (begun.await(invocation.allowed(), invocation.outputLimit())) {
            case Outcome.Exited exited when exited.status() == 0 -> answer(invocation, exited);
            case Outcome.Exited _,Outcome.NotStarted _ -> read(arguments);
            case Outcome ended -> answer(invocation, ended);
        };
    }

    private static Answer answer(Invocation invocation, Outcome outcome) {
        String operation = "git " + subcommand(invocation.command().subList(1, invocation.command().size()));
        return switch (outcome) {
            case Outcome.Exited(int status, Bytes out, Bytes err) ->
                new Answer(invocation.command(), status, out, err.text());
            case Outcome.TimedOut(var _, var _) ->
                throw new GitException(new GitProblem.TimedOut(operation, invocation.allowed()));
            case Outcome.Interrupted() -> throw new GitException(new GitProblem.Interrupted(operation));
            case Outcome.TooMuchOutput(int limit) -> throw new GitException(
                    new GitProblem.Refused(operation, "it wrote more than " + (limit >> 20) + " MiB"));
            case Outcome.NotStarted(String reason) ->
                throw new GitException(new GitProblem.Refused(operation, reason));
        };
    }

    /// Starts a command that answers line by line.
    Dialogue converse(Kind kind, String... arguments) {
        try {
            return new Dialogue(invocation(kind, List.of(arguments)));
        } catch (IOException e) {
            throw new GitException(
                    new GitProblem.Refused("git " + arguments[0], String.valueOf(e.getMessage())), e);
        }
    }

    private Invocation invocation(Kind kind, List<String> arguments) {
        var command = new ArrayList<String>(arguments.size() + 1);
        command.add(program.toString());
        for (String argument : arguments) {
            requirePassable(argument);
            command.add(argument);
        }
        return switch (kind) {
            case READ -> new Invocation(command, directory, environment.with("GIT_OPTIONAL_LOCKS", "0"),
                    limits.reading());
            case WRITE, WRITE_TO_THE_END -> new Invocation(command, directory, environment, limits.writing());
            case NETWORK -> new Invocation(command, directory, environment, limits.network());
            case NETWORK_WITH_HOOK ->
                new Invocation(command, directory, environment, limits.network().plus(limits.writing()));
        };
    }

    private static void requirePassable(String argument) {
        if (!Invocation.canPass(argument)) {
            throw new GitException(new GitProblem.Unsupported("the name '" + argument + "' in this locale",
                    "set a UTF-8 locale, such as LC_ALL=C.UTF-8"));
        }
    }

    /// The answer itself, if git succeeded.
    ///
    /// @throws GitException
    ///             with the problem its error text tells of
    Answer require(Answer answer) {
        if (!answer.succeeded()) {
            throw failure(answer, "");
        }
        return answer;
    }

    Answer require(Answer answer, String remote) {
        if (!answer.succeeded()) {
            throw failure(answer, remote);
        }
        return answer;
    }

    GitException failure(Answer answer, String remote) {
        List<String> arguments = answer.command().subList(1, answer.command().size());
        String operation = "git " + subcommand(arguments);
        GitProblem problem = answer.status() == USAGE
                ? new GitProblem.Unsupported(operation + " as this git knows it",
                        "install git 2.38 or newer, or set AW_GIT_ENGINE=jgit")
                : Failures.problem(operation, answer.err(), directory, remote);
        return new GitException(problem, answer.invocation());
    }

    /// The first argument that is neither an option nor the value of `-c`.
    private static String subcommand(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("-c")) {
                i++;
            } else if (!arguments.get(i).startsWith("-")) {
                return arguments.get(i);
            }
        }
        return "";
    }
}
