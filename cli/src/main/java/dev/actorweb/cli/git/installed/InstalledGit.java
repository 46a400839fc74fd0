package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Discovery;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Programs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Opens repositories for the installed git.
public final class InstalledGit {
    /// The variables that tie git to one repository, as `git rev-parse --local-env-vars` lists
    /// them, apart from those that pass configuration.
    private static final String[] LOCAL = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
            "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_NAMESPACE",
            "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE",
            "GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX"};

    private InstalledGit() {}

    /// Where git is installed, if it is; nothing is run to find out.
    public static Optional<Path> find(EngineOptions options) {
        return Programs.find("git", options.environment());
    }

    /// What the installed git says of itself, such as `2.39.5`. It costs a process, so only
    /// reports ask.
    public static String version(Path program, EngineOptions options) {
        var git = new Git(program, program.resolveSibling(""), options.environment(), options);
        String line = git.require(git.read("version")).line();
        return line.startsWith("git version ") ? line.substring("git version ".length()) : line;
    }

    /// Opens the repository that `start` lies in, usually without running anything.
    public static Repository open(Path program, Path start, EngineOptions options) {
        Environment environment = options.environment();
        if (!options.inherit()) {
            for (String variable : LOCAL) {
                environment = environment.without(variable);
            }
        }
        if (environment.get("GIT_DIR").isPresent()) {
            var asking = new Git(program, start.toAbsolutePath(), environment, options);
            Layout layout = ask(asking);
            return repository(program, layout, pinned(environment, layout), options);
        }
        Discovery.Found found = Discovery.find(start, environment);
        Layout layout = found.layout();
        if (found.unusual()) {
            Path at = layout.workTree().orElse(layout.gitDir());
            layout = ask(new Git(program, at, environment, options));
        }
        return repository(program, layout, absoluteIndex(environment, layout), options);
    }

    private static Repository repository(Path program, Layout layout, Environment environment,
            EngineOptions options) {
        Path directory = layout.workTree().orElse(layout.gitDir());
        var git = new Git(program, directory, environment, options);
        return new GitRepository(git, layout, options.terminal());
    }

    private static Layout ask(Git git) {
        List<String> lines = git.require(git.read("rev-parse", "--path-format=absolute", "--git-dir",
                "--git-common-dir")).lines();
        Answer top = git.read("rev-parse", "--show-toplevel");
        Optional<Path> workTree = top.succeeded() ? Optional.of(Path.of(top.line())) : Optional.empty();
        return new Layout(workTree, Path.of(lines.get(0)), Path.of(lines.get(1)));
    }

    /// The same repository, named so that it stays the same from whatever folder git is run.
    private static Environment pinned(Environment environment, Layout layout) {
        Environment pinned = environment.without("GIT_PREFIX").with("GIT_DIR", layout.gitDir().toString());
        if (layout.workTree().isPresent()) {
            pinned = pinned.with("GIT_WORK_TREE", layout.workTree().get().toString());
        }
        return absoluteIndex(pinned, layout);
    }

    /// Hooks are told of the index by a path relative to the top of the work tree.
    private static Environment absoluteIndex(Environment environment, Layout layout) {
        Optional<String> index = environment.get("GIT_INDEX_FILE");
        if (index.isEmpty() || new File(index.get()).isAbsolute()) {
            return environment;
        }
        Path top = layout.workTree().orElse(layout.gitDir());
        return environment.with("GIT_INDEX_FILE", top.resolve(index.get()).toString());
    }
}
