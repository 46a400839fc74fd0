package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.process.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A small world for tests that need real repositories: a home of its own, a configuration of its
/// own, a bare remote, and developers with clones of it. Nothing of the machine's user
/// shines through.
public final class GitSandbox {
    private static final String[] FOREIGN = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX",
            "GIT_OBJECT_DIRECTORY", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE",
            "GIT_COMMITTER_NAME",
            "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE", "EMAIL", "GIT_SSH", "GIT_SSH_COMMAND",
            "GIT_CONFIG_COUNT",
            "GIT_EDITOR", "LC_ALL", "LANGUAGE"};

    private final Path root;
    private final Map<String, String> more = new HashMap<>();

    /// @param root
    ///            an empty folder
    public GitSandbox(Path root) {
        try {
            this.root = root.toRealPath();
            Files.createDirectories(home());
            var template = this.root.resolve(".template"); // git's own holds a dozen samples of
                                                           // hooks
            Files.createDirectories(template.resolve("hooks"));
            Files.createDirectories(template.resolve("info"));
            Files.writeString(home().resolve(".gitconfig"), """
                    [init]
                        defaultBranch = main
                        templateDir = %s
                    [core]
                        fsync = none
                    [protocol "file"]
                        allow = always
                    [gc]
                        auto = 0
                    [maintenance]
                        auto = false
                    """.formatted(template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sets further variables for everything that is started from now on.
    public void with(Map<String, String> variables) {
        more.putAll(variables);
    }

    public Path home() {
        return root.resolve("home");
    }

    /// The environment for code under test in this process.
    public Environment environment() {
        Environment environment = Environment.inherited();
        for (String variable : FOREIGN) {
            environment = environment.without(variable);
        }
        for (var entry : variables().entrySet()) {
            environment = environment.with(entry.getKey(), entry.getValue());
        }
        return environment;
    }

    /// What a child process must have set; what it must not have is removed by [#isolate].
    public Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        variables.put("HOME", home().toString());
        variables.put("XDG_CONFIG_HOME", home().resolve(".config").toString());
        variables.put("GIT_CONFIG_GLOBAL", home().resolve(".gitconfig").toString());
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("GIT_CEILING_DIRECTORIES", root.toString());
        variables.put("LANG", "C.UTF-8");
        variables.putAll(more);
        return variables;
    }

    /// Prepares the environment of a child process.
    public void isolate(ProcessBuilder builder) {
        for (String variable : FOREIGN) {
            builder.environment().remove(variable);
        }
        builder.environment().putAll(variables());
    }

    /// A folder of the sandbox; made if it is not there.
    public Path folder(String name) {
        return folders(root.resolve(name));
    }

    /// The bare remote, made on first use.
    public Path remote() {
        Path remote = root.resolve("remote.git");
        if (!Files.exists(remote)) {
            git(root, "init", "--quiet", "--bare", remote.toString());
        }
        return remote;
    }

    /// A repository without remote and without commits, for a developer of the same name.
    public Path repository(String name) {
        Path repository = root.resolve(name);
        git(root, "init", "--quiet", repository.toString());
        return introduce(repository, name);
    }

    /// A clone of the remote, for a developer of the same name.
    public Path clone(String name) {
        Path repository = root.resolve(name);
        git(root, "clone", "--quiet", remote().toString(), repository.toString());
        return introduce(repository, name);
    }

    /// The remote with one commit on `main`, and a clone of it.
    public Path seededClone(String name) {
        Path clone = clone(name);
        commit(clone, "README", "hello\n", "docs: say hello");
        git(clone, "push", "--quiet", "--set-upstream", "origin", "main");
        git(clone, "remote", "set-head", "origin", "main");
        return clone;
    }

    private Path introduce(Path repository, String name) {
        git(repository, "config", "user.name", name);
        git(repository, "config", "user.email", name + "@example.org");
        return repository;
    }

    /// Writes a file of a work tree, with the folders above it.
    public Path write(Path repository, String path, String content) {
        Path file = repository.resolve(path);
        folders(file.resolveSibling(""));
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(Path repository, String path) {
        try {
            return Files.readString(repository.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file and commits it, and nothing else.
    public CommitId commit(Path repository, String path, String content, String message) {
        write(repository, path, content);
        git(repository, "--literal-pathspecs", "add", "--", path);
        git(repository, "commit", "--quiet", "--message=" + message);
        return tip(repository, "HEAD");
    }

    public CommitId tip(Path repository, String revision) {
        return new CommitId(git(repository, "rev-parse", "--verify", revision + "^{commit}").strip());
    }

    /// Installs a hook; `script` is the body of a shell script.
    public Path hook(Path repository, String name, String script) {
        Path gitDir = Files.isDirectory(repository.resolve(".git")) ? repository.resolve(".git") : repository;
        Path hook = write(gitDir, "hooks/" + name, "#!/bin/sh\n" + script);
        try {
            return Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs git, which must succeed, and returns its standard output.
    public String git(Path directory, String... arguments) {
        var output = new StringBuilder();
        int status = run(directory, output, arguments);
        assertThat(status).as("git %s: %s", List.of(arguments), output).isZero();
        return output.toString();
    }

    /// Runs git, which may fail, and returns its exit status.
    public int tryGit(Path directory, String... arguments) {
        return run(directory, new StringBuilder(), arguments);
    }

    private int run(Path directory, StringBuilder output, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        isolate(builder);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            output.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("git ended").isTrue();
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folders(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
