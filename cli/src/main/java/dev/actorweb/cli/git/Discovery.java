package dev.actorweb.cli.git;

import dev.actorweb.cli.process.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the repository a folder belongs to by looking at files, as git does, without running
/// anything.
///
/// It follows `.git` files of linked work trees and submodules and obeys `GIT_CEILING_DIRECTORIES`.
/// Whether the repository may be used (`safe.directory`) is for the engine to say.
public final class Discovery {
    /// What was found.
    ///
    /// @param unusual
    ///            the configuration moves or denies the work tree (`core.worktree`, `core.bare`), so
    ///            that `layout` must be confirmed by an engine
    public record Found(Layout layout, boolean unusual) {}

    private static final String GITDIR = "gitdir:";

    private Discovery() {}

    /// Finds the repository of `start` or of the nearest folder above it.
    ///
    /// @throws GitException
    ///             if there is none, or a `.git` file leads nowhere
    public static Found find(Path start, Environment environment) {
        Path from;
        try {
            from = start.toRealPath();
        } catch (IOException e) {
            throw new GitException(new GitProblem.NotARepository(start), e);
        }
        Set<Path> ceilings = ceilings(environment);
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (!folder.equals(from) && ceilings.contains(folder)) {
                break;
            }
            Optional<Found> found = at(folder);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new GitException(new GitProblem.NotARepository(from));
    }

    private static Optional<Found> at(Path folder) {
        Path dotGit = folder.resolve(".git");
        if (Files.isRegularFile(dotGit)) {
            return Optional.of(found(Optional.of(folder), target(dotGit)));
        }
        if (isGitDir(dotGit)) {
            return Optional.of(found(Optional.of(folder), real(dotGit)));
        }
        if (isGitDir(folder)) {
            boolean inDotGit = folder.endsWith(".git");
            return Optional.of(new Found(found(Optional.empty(), folder).layout(), inDotGit));
        }
        return Optional.empty();
    }

    private static Found found(Optional<Path> workTree, Path gitDir) {
        Path commonDir = commonDir(gitDir);
        boolean unusual = workTree.isPresent() && isUnusual(commonDir.resolve("config"));
        return new Found(new Layout(workTree, gitDir, commonDir), unusual);
    }

    /// Whether git would take `folder` for a git folder: `HEAD`, `objects` and `refs` are there.
    static boolean isGitDir(Path folder) {
        if (!Files.exists(folder.resolve("HEAD"))) {
            return false;
        }
        Path common = commonDir(folder);
        return Files.isDirectory(common.resolve("objects")) && Files.isDirectory(common.resolve("refs"));
    }

    /// The folder shared by all work trees, named by the file `commondir` in those of linked ones.
    private static Path commonDir(Path gitDir) {
        Path file = gitDir.resolve("commondir");
        if (!Files.isRegularFile(file)) {
            return gitDir;
        }
        return real(resolve(gitDir, read(file)));
    }

    private static Path target(Path dotGit) {
        String content = read(dotGit);
        if (!content.startsWith(GITDIR)) {
            throw damaged(dotGit + " does not name a git folder", null);
        }
        Path gitDir = resolve(dotGit.resolveSibling(""), content.substring(GITDIR.length()).strip());
        if (!isGitDir(gitDir)) {
            throw damaged(dotGit + " names " + gitDir + ", which is not a git folder", null);
        }
        return real(gitDir);
    }

    private static Path resolve(Path base, String path) {
        try {
            return base.resolve(path);
        } catch (InvalidPathException e) {
            throw damaged("not a path: " + path, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw damaged(file + " cannot be read", e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw damaged(path + " cannot be read", e);
        }
    }

    /// A rough look, so that the usual repository costs no process: any mention of a work tree
    /// setting or of `bare = true` counts.
    private static boolean isUnusual(Path config) {
        if (!Files.isReadable(config)) {
            return true;
        }
        for (String line : read(config).toLowerCase(Locale.ROOT).split("\n", -1)) {
            boolean bare = line.contains("bare") && !line.contains("false");
            if (bare || line.contains("worktree")) {
                return true;
            }
        }
        return false;
    }

    private static Set<Path> ceilings(Environment environment) {
        var ceilings = new HashSet<Path>();
        String value = environment.get("GIT_CEILING_DIRECTORIES").orElse("");
        if (value.isEmpty()) {
            return ceilings;
        }
        for (String entry : value.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                Path ceiling = Path.of(entry);
                ceilings.add(Files.isDirectory(ceiling) ? real(ceiling) : ceiling);
            }
        }
        return ceilings;
    }

    private static GitException damaged(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        var problem = new GitProblem.Damaged(text);
        return cause == null ? new GitException(problem) : new GitException(problem, cause);
    }
}
