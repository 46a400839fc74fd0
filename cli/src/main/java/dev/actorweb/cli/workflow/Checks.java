package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.config.Durations;
import dev.actorweb.cli.git.actor.CheckRun;
import dev.actorweb.cli.git.actor.CheckRun.Result;
import dev.actorweb.cli.git.actor.GitRequest.RunCheck;
import dev.actorweb.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the checks that the repository is configured with, one after the other, and stops at the
/// first that fails. What they print is kept below the git folder.
final class Checks {
    /// Variables by which git tells a hook about its repository; a check finds the one it runs in.
    private static final List<String> OF_ANOTHER_REPOSITORY = List.of("GIT_DIR", "GIT_WORK_TREE",
            "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE");

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

    /// Runs `checks` in `folder`.
    ///
    /// @param state
    ///            what to say about the repository when one fails
    /// @throws UserError
    ///             when one fails, does not end in time or cannot be started
    void run(List<Check> checks, Path folder, String state) throws InterruptedException {
        for (var check : checks) {
            run(check, folder, state);
        }
    }

    private void run(Check check, Path folder, String state) throws InterruptedException {
        var terminal = workspace.terminal();
        terminal.note("check " + check.name() + " ...");
        var log = logs.resolve(fileName(check.name()));
        var run = new CheckRun(check.name(), ThisProgram.resolve(check.run()), folder, environment,
                check.timeout(), log);
        switch (workspace.ask(new RunCheck(run))) {
            case Result.Passed() -> terminal.detail("check " + check.name() + " passed");
            case Result.Failed(int status) -> {
                show(terminal, log);
                throw new UserError(Exit.STOPPED,
                        "check '" + check.name() + "' failed with exit status " + status,
                        state + "; the check's whole output is in " + log);
            }
            case Result.TimedOut() -> {
                show(terminal, log);
                throw new UserError(Exit.DEADLINE,
                        "check '" + check.name() + "' did not end within " + Durations.format(check.timeout())
                                + " and was ended",
                        state + "; the check's whole output is in " + log);
            }
            case Result.NotStarted(var reason) -> throw new UserError(Exit.PRECONDITION,
                    "check '" + check.name() + "' cannot be started: " + reason,
                    state + "; put 'run' right in aw.yaml");
        }
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
