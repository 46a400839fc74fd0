package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.ConfigLoader;
import dev.actorweb.cli.git.Engine;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.actor.GitOutcome;
import dev.actorweb.cli.git.actor.GitRequest;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.cli.process.Environment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a workflow command works with: the git actor, and the configuration, which is read beside
/// git's first answer.
public final class Workspace implements AutoCloseable {
    private static final int RETRIES = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;
    /// The exit status of git after Ctrl-C, which a terminal sends to git as well as to aw.
    private static final int INTERRUPTED = 130;

    private final Invocation invocation;
    private final Environment environment;
    private final GitActor git;
    private final FutureTask<Config> config;
    private final HookOutput hooks;
    private final @Nullable ChartWatch chart;

    private Workspace(Invocation invocation, Environment environment, GitActor git,
            FutureTask<Config> config, HookOutput hooks, @Nullable ChartWatch chart) {
        this.hooks = hooks;
        this.chart = chart;
        this.invocation = invocation;
        this.environment = environment;
        this.git = git;
        this.config = config;
    }

    /// Starts the git actor and begins to read the configuration.
    ///
    /// Every command asks for the status first: git begins with it while configuration and machine
    /// are being read.
    public static Workspace open(Invocation invocation) {
        return open(invocation, false);
    }

    /// @param compare
    ///            whether `HEAD` will be compared with integration next: git does it beside
    ///            the first
    static Workspace open(Invocation invocation, boolean compare) {
        return open(invocation, compare, new CheckStatus());
    }

    /// Without a look at the files, of which the log tells nothing.
    static Workspace openForLog(Invocation invocation) {
        return open(invocation, false, new CheckRepo());
    }

    private static Workspace open(Invocation invocation, boolean compare, GitRequest<?> first) {
        var environment = Surroundings.of(invocation.environment());
        var hooks = new HookOutput(invocation.terminal());
        var options = Surroundings.engineOptions(invocation, environment).hearing(hooks);
        var config = new FutureTask<>(() -> ConfigLoader.load(invocation.directory(),
                invocation.environment().variables()));
        var reader = new Thread(config, "aw-config");
        reader.setDaemon(true);
        reader.start();
        Function<Path, Repository> engines = folder -> Engines.open(folder, options);
        var git = compare
                ? GitActor.start(invocation.directory(), engines, first,
                        repository -> comparison(repository, config))
                : GitActor.start(invocation.directory(), engines, first);
        if (invocation.parsed().commandSpec().findOption("--watch") != null && invocation.flag("--watch")) {
            var chart = new ChartWatch(invocation.terminal(),
                    Glyphs.of(invocation.environment().variables()), System::nanoTime);
            git.watch(chart);
            return new Workspace(invocation, environment, git, config, hooks, chart);
        }
        return new Workspace(invocation, environment, git, config, hooks, null);
    }

    /// The engine that needs no process for either gains nothing by doing both at once.
    private static Optional<GitRequest<?>> comparison(Repository repository, FutureTask<Config> config) {
        if (repository.engine() != Engine.INSTALLED_GIT) {
            return Optional.empty();
        }
        try {
            var workflow = config.get().workflow();
            return Optional.of(new GetIntegrationStatus(workflow.remote(), workflow.integration(),
                    repository.head().tip(), false));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The configuration that is in force in this folder.
    ///
    /// @throws UserError
    ///             when something in it is wrong
    public Config config() throws InterruptedException {
        try {
            return config.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError error) {
                throw error;
            }
            throw new IllegalStateException("reading the configuration failed", e.getCause());
        }
    }

    public Invocation invocation() {
        return invocation;
    }

    public Terminal terminal() {
        return invocation.terminal();
    }

    /// The folder the command works in, absolute.
    public Path directory() {
        return invocation.directory();
    }

    /// What programs that are started see.
    Environment environment() {
        return environment;
    }

    /// The result of an operation that must succeed. What another git process has locked is tried
    /// again a few times, for less than a second.
    ///
    /// @throws UserError
    ///             when it does not
    public <T> T ask(GitRequest<T> request) throws InterruptedException {
        hooks.begin();
        try {
            var outcome = git.ask(request);
            for (int retry = 0; retry < RETRIES && isLocked(outcome); retry++) {
                TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS << retry);
                outcome = git.retry(request);
            }
            hooks.end();
            return result(outcome);
        } catch (InterruptedException interrupted) {
            hooks.cutOff();
            throw interrupted;
        }
    }

    /// What git's hooks said during the last operation.
    HookOutput hooks() {
        return hooks;
    }

    /// Whether another git process was at work; editors run one every now and then.
    private static boolean isLocked(GitOutcome<?> outcome) {
        return outcome instanceof GitOutcome.Failed<?> failed
                && failed.problem() instanceof GitProblem.Locked;
    }

    private <T> T result(GitOutcome<T> outcome) throws InterruptedException {
        return switch (outcome) {
            case GitOutcome.Done<T>(var value) -> value;
            case GitOutcome.Failed<T>(var problem, var process) -> {
                if (problem instanceof GitProblem.TimedOut) {
                    hooks.cutOff();
                }
                if (problem instanceof GitProblem.Interrupted || process.exit() == INTERRUPTED) {
                    throw new InterruptedException();
                }
                if (!process.stderr().isBlank()) {
                    terminal().detail(process.stderr().strip());
                }
                throw GitErrors.of(problem);
            }
            case GitOutcome.TimedOut<T>(var event) -> {
                hooks.cutOff();
                throw new UserError(Exit.DEADLINE, "git did not finish in time (" + event + ") and was ended",
                        "repeat the command; -v tells more");
            }
            case GitOutcome.Cancelled<T> _ -> throw new InterruptedException();
            case GitOutcome.NotAccepted<T>(var event, var accepted) ->
                throw new IllegalStateException(
                        "the git actor did not accept " + event + ", only " + accepted);
        };
    }

    @Override
    public void close() {
        if (chart != null) {
            chart.close();
        }
        git.close();
    }
}
