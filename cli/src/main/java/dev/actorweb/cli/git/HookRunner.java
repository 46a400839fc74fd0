package dev.actorweb.cli.git;

import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Invocation;
import dev.actorweb.cli.process.Listener;
import dev.actorweb.cli.process.Outcome;
import dev.actorweb.cli.process.Programs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs hooks as git does: at the top of the work tree, told which repository and index are meant,
/// and with a deadline. For hooks that no engine runs by itself: JGit's own know neither
/// `prepare-commit-msg` nor deadlines, and what is computed in memory is no rebase to git.
public final class HookRunner {
    /// What a hook had to say.
    ///
    /// @param output
    ///            raw
    public record Verdict(boolean accepted, String output) {
        static final Verdict ABSENT = new Verdict(true, "");
    }

    private final Layout layout;
    private final Optional<String> configured;
    private final Environment environment;
    private final Duration allowed;
    private final Listener listener;

    /// @param configured
    ///            the value of `core.hooksPath`
    /// @param listener
    ///            hears what the hooks print
    public HookRunner(Layout layout, Optional<String> configured, Environment environment, Duration allowed,
            Listener listener) {
        this.listener = listener;
        this.layout = layout;
        this.configured = configured;
        this.environment = environment.with("GIT_DIR", layout.gitDir().toString()).with("GIT_EDITOR", ":")
                .without("GIT_WORK_TREE").without("GIT_PREFIX");
        this.allowed = allowed;
    }

    /// The same for a hook that shall see another index.
    public HookRunner withIndex(Path index) {
        return new HookRunner(layout, configured, environment.with("GIT_INDEX_FILE", index.toString()),
                allowed, listener);
    }

    /// Runs a hook to its end; one that is not there has nothing against it.
    ///
    /// @param input
    ///            what it reads from standard input
    public Verdict run(String name, String input, String... arguments) {
        Path hook = folder().resolve(name);
        if (!Files.isExecutable(hook) || Files.isDirectory(hook)) {
            return Verdict.ABSENT;
        }
        if (File.separatorChar == '\\') {
            throw new GitException(
                    new GitProblem.Unsupported("the hook " + name + " on Windows",
                            "skip it, or do this with git"));
        }
        var command = new ArrayList<String>();
        command.add(hook.toString());
        command.addAll(List.of(arguments));
        return switch (Programs.run(invocation(command).withInput(Bytes.of(input)), listener, listener)) {
            case Outcome.Exited(int status, Bytes out, Bytes err) ->
                new Verdict(status == 0, out.text() + err.text());
            case Outcome.NotStarted(String reason) -> new Verdict(false, reason);
            case Outcome.TooMuchOutput(int limit) ->
                new Verdict(false, "it wrote more than " + (limit >> 20) + " MiB");
            case Outcome.TimedOut _ ->
                throw new GitException(new GitProblem.TimedOut("hook " + name, allowed));
            case Outcome.Interrupted _ -> throw new GitException(new GitProblem.Interrupted("hook " + name));
        };
    }

    private Invocation invocation(List<String> command) {
        return new Invocation(command, top(), environment, allowed);
    }

    private Path top() {
        return layout.workTree().orElse(layout.gitDir());
    }

    private Path folder() {
        if (configured.isEmpty()) {
            return layout.commonDir().resolve("hooks");
        }
        String path = configured.get();
        return top().resolve(
                path.startsWith("~/") ? environment.get("HOME").orElse("") + path.substring(1) : path);
    }
}
