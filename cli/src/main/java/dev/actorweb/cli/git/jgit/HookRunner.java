package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Invocation;
import dev.actorweb.cli.process.Outcome;
import dev.actorweb.cli.process.Programs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Repository;

/// Runs hooks as git does: at the top of the work tree, told which repository and index are meant,
/// and with a deadline. JGit's own hooks know neither `prepare-commit-msg` nor deadlines.
final class HookRunner {
    /// What a hook had to say.
    record Verdict(boolean accepted, String output) {
        static final Verdict ABSENT = new Verdict(true, "");
    }

    private final Repository repository;
    private final Environment environment;
    private final Duration allowed;

    HookRunner(Repository repository, Environment environment, Duration allowed) {
        this.repository = repository;
        this.environment = environment.with("GIT_DIR", repository.getDirectory().getPath())
                .with("GIT_EDITOR", ":").without("GIT_WORK_TREE").without("GIT_PREFIX");
        this.allowed = allowed;
    }

    /// The same for a hook that shall see another index.
    HookRunner withIndex(Path index) {
        return new HookRunner(repository, environment.with("GIT_INDEX_FILE", index.toString()), allowed);
    }

    Verdict run(String name, String input, String... arguments) {
        Path hook = folder().resolve(name);
        if (!Files.isExecutable(hook) || Files.isDirectory(hook)) {
            return Verdict.ABSENT;
        }
        if (File.separatorChar == '\\') {
            throw Preconditions.unsupported("hooks on Windows");
        }
        var command = new ArrayList<String>();
        command.add(hook.toString());
        command.addAll(List.of(arguments));
        return switch (Programs.run(invocation(command).withInput(Bytes.of(input)))) {
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
        return repository.isBare() ? repository.getDirectory().toPath() : repository.getWorkTree().toPath();
    }

    private Path folder() {
        String configured = repository.getConfig().getString("core", null, "hooksPath");
        if (configured == null) {
            return repository.getCommonDirectory().toPath().resolve("hooks");
        }
        String expanded = configured.startsWith("~/")
                ? environment.get("HOME").orElse("") + configured.substring(1)
                : configured;
        return top().resolve(expanded);
    }
}
