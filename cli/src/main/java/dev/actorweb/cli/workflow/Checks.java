package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.config.Durations;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.actor.CheckRun;
import dev.actorweb.cli.git.actor.CheckRun.Result;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.GetOwnChanges;
import dev.actorweb.cli.git.actor.ProgramRequest.RunChecks;
import dev.actorweb.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the checks that the repository is configured with, several at a time, and passes over those
/// that have passed on the same content. What they print is kept below the git folder.
final class Checks {
    /// Variables by which git tells a hook about its repository; a check finds the one it runs in.
    private static final List<String> OF_ANOTHER_REPOSITORY = List.of("GIT_DIR", "GIT_WORK_TREE",
            "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE");

    /// A program that a signal has ended: its number is added to this.
    private static final int SIGNALS = 128;

    private final Workspace workspace;
    private final Path logs;
    private final Environment environment;

    /// @param gitDir
    ///            the work tree's own git folder
    Checks(Workspace workspace, Path gitDir) {
        this.workspace = workspace;
        logs = gitDir.resolve("aw").resolve("checks");
        var own = workspace.environment();
        for (var name : OF_ANOTHER_REPOSITORY) {
            own = own.without(name);
        }
        environment = own;
    }

    /// The checks of `moment` that concern at least one of the paths.
    List<Check> concerned(Moment moment, List<String> paths) throws InterruptedException {
        var concerned = new ArrayList<Check>();
        for (var check : workspace.config().workflow().checks()) {
            if (check.on().contains(moment) && concerns(check, paths)) {
                concerned.add(check);
            }
        }
        return concerned;
    }

    /// What a commit has that integration lacks; empty where integration is not known.
    static List<String> ownChanges(Workspace workspace, CommitId commit) throws InterruptedException {
        var workflow = workspace.config().workflow();
        var integration = workspace.ask(new GetIntegrationStatus(workflow.remote(), workflow.integration(),
                Optional.empty(), false));
        return integration.tip().isPresent()
                ? workspace.ask(new GetOwnChanges(integration.tip().get(), commit))
                : List.of();
    }

    private static boolean concerns(Check check, List<String> paths) {
        if (check.paths().isEmpty()) {
            return true;
        }
        for (var path : paths) {
            if (check.concerns(path)) {
                return true;
            }
        }
        return false;
    }

    /// Runs `checks` in `folder`, several at a time, but for those that have passed on the same
    /// content before.
    ///
    /// @param content
    ///            what is checked
    /// @param paths
    ///            the files that were changed
    /// @param state
    ///            what to say about the repository when one fails
    /// @throws UserError
    ///             when one fails, does not end in time or cannot be started
    void run(List<Check> checks, Path folder, Content content, List<String> paths, String state)
            throws InterruptedException {
        for (var result : results(checks, folder, content, paths)) {
            result.problem(state).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    /// A check and how it ended.
    ///
    /// @param result
    ///            empty if it has passed on the same content before
    record Checked(Check check, Optional<Result> result, Path log) {
        /// The result in a word or two.
        String word() {
            return switch (result.orElse(new Result.Passed())) {
                case Result.Passed() -> result.isEmpty() ? "passed before" : "passed";
                case Result.Failed(int status) -> "failed with " + status(status);
                case Result.TimedOut() -> "timed out";
                case Result.TooMuchOutput(long limit) -> "wrote more than " + (limit >> 20) + " MiB";
                case Result.NotStarted(var _) -> "not started";
            };
        }

        private static String status(int status) {
            return "exit status " + status
                    + (status > SIGNALS && status < SIGNALS + 32
                            ? " (signal " + (status - SIGNALS) + ")"
                            : "");
        }

        /// What is wrong, if anything is.
        Optional<UserError> problem(String state) {
            return switch (result.orElse(new Result.Passed())) {
                case Result.Passed() -> Optional.empty();
                case Result.Failed(int status) -> Optional.of(new UserError(Exit.STOPPED,
                        "check '" + check.name() + "' failed with " + status(status),
                        state + "; the check's whole output is in " + log));
                case Result.TimedOut() -> Optional.of(new UserError(Exit.DEADLINE,
                        "check '" + check.name() + "' did not end within "
                                + Durations.format(check.timeout()) + " and was ended",
                        state + "; the check's whole output is in " + log));
                case Result.TooMuchOutput _ -> Optional.of(new UserError(Exit.STOPPED,
                        "check '" + check.name() + "' " + word() + " and was ended",
                        state + "; let it say less, the beginning is in " + log));
                case Result.NotStarted(var reason) -> Optional.of(new UserError(Exit.PRECONDITION,
                        "check '" + check.name() + "' cannot be started: " + reason,
                        state + "; put 'run' right in aw.yaml"));
            };
        }
    }

    /// As [#run], with the results of all.
    List<Checked> results(List<Check> configured, Path folder, Content content, List<String> paths)
            throws InterruptedException {
        var words = new FileWords(folder, paths);
        var passed = new PassedChecks(logs.resolveSibling("passed"), content);
        var checks = new ArrayList<Check>();
        var due = new ArrayList<Check>();
        var runs = new ArrayList<List<CheckRun>>();
        for (var check : configured) {
            var parts = words.fill(check);
            var left = parts.stream().filter(part -> !passed.contains(part)).toList();
            checks.addAll(parts);
            due.addAll(left);
            runs.add(left.stream().map(part -> run(part, folder)).toList());
            left.forEach(part -> workspace.terminal().note("check " + part.name() + " ..."));
        }
        var ended = workspace.ask(new RunChecks(runs));
        boolean stands = ended.contains(new Result.Passed()) && content.stands(workspace);
        var results = new ArrayList<Checked>();
        for (var check : checks) {
            int index = due.indexOf(check);
            var result = index < 0 ? Optional.<Result>empty() : Optional.of(ended.get(index));
            results.add(new Checked(check, result, log(check)));
            tell(check, result, stands ? passed : new PassedChecks(passed.folder(), Content.UNKNOWN));
        }
        return results;
    }

    private CheckRun run(Check check, Path folder) {
        return new CheckRun(check.name(), ThisProgram.resolve(check.run()), folder, environment,
                check.timeout(),
                log(check));
    }

    private void tell(Check check, Optional<Result> result, PassedChecks passed) {
        var terminal = workspace.terminal();
        if (result.isEmpty()) {
            terminal.note("check " + check.name() + " passed before on the same content");
        } else if (result.get() instanceof Result.Passed) {
            passed.add(check);
            terminal.detail("check " + check.name() + " passed");
        } else if (!(result.get() instanceof Result.NotStarted)) {
            terminal.message(Text.of(Style.STRONG, "check " + check.name() + ":"));
            show(terminal, log(check));
        }
    }

    private Path log(Check check) {
        return logs.resolve(fileName(check.name()));
    }

    private static void show(Terminal terminal, Path log) {
        try {
            for (var line : LogTail.of(log)) {
                terminal.message(Text.of(Style.FAINT, "  | ").add(line));
            }
        } catch (IOException unreadable) {
            terminal.warn("the check's output cannot be read: " + log);
        }
    }

    private static String fileName(String check) {
        var name = new StringBuilder();
        for (int i = 0; i < check.length(); i++) {
            char c = check.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
            name.append(plain ? c : '_');
        }
        return name + ".log";
    }
}
