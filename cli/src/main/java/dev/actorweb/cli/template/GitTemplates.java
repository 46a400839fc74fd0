package dev.actorweb.cli.template;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Credentials;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.TreeFile;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.workflow.GitErrors;
import dev.actorweb.cli.workflow.Surroundings;
import dev.actorweb.templates.Content;
import dev.actorweb.templates.HeldSource;
import dev.actorweb.templates.Origin;
import dev.actorweb.templates.TemplateSource;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Optional;

/// Reads templates out of git repositories: one commit is fetched into a repository that is thrown
/// away, and its files are read as they are in git. Nothing is checked out, so no filter, no hook
/// and no link of it ever comes to anything.
final class GitTemplates {
    /// To delete the folder in which templates are fetched.
    private static final int ATTEMPTS = 10;

    private final Invocation invocation;
    private final Path project;

    /// @param project
    ///            the project's folder, from which a repository in a folder is seen
    GitTemplates(Invocation invocation, Path project) {
        this.invocation = invocation;
        this.project = project;
    }

    /// @param unreachable
    ///            what to do if nobody answers at the address
    TemplateSource fetch(GitAddress address, String unreachable) throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory("aw-template-");
        try (var _ = invocation.terminal().progressOfTalk("fetching " + Credentials.masked(address.url()))) {
            return read(address, scratch);
        } catch (GitException e) {
            if (e.problem() instanceof GitProblem.Interrupted) {
                throw new InterruptedException();
            }
            throw named(address, GitErrors.of(e.problem()), e.problem(), unreachable);
        } finally {
            delete(scratch);
        }
    }

    /// The repository is known by its address; `git remote` knows nothing of it.
    private static UserError named(GitAddress address, UserError error, GitProblem problem,
            String unreachable) {
        var url = Credentials.masked(address.url());
        var hint = switch (problem) {
            case GitProblem.NoSuchRemoteRef _ -> "'git ls-remote " + url + "' lists what there is";
            case GitProblem.Unreachable _ -> unreachable;
            default -> error.hint();
        };
        return new UserError(error.exit(),
                String.valueOf(error.getMessage()).replace("remote 'template'", url), hint, error);
    }

    private TemplateSource read(GitAddress address, Path scratch) throws IOException {
        var environment = Surroundings.of(invocation.environment());
        var options = Surroundings.engineOptions(invocation, environment).named();
        prepare(scratch, absolute(address.url()));
        try (var repository = Engines.open(scratch, options)) {
            var commit = repository.fetchTip("template", address.ref());
            var files = new HashMap<String, HeldSource.File>();
            for (var file : repository.files(commit, address.below())) {
                if (file.kind() == TreeFile.Kind.LINK || file.kind() == TreeFile.Kind.SUBMODULE) {
                    throw new IOException(file.path()
                            + " is a link or submodule; templates consist of plain files");
                }
                files.put(file.path(), new HeldSource.File(Content.of(file.content().toArray()),
                        file.kind() == TreeFile.Kind.EXECUTABLE));
            }
            if (!files.containsKey(TemplateSource.MANIFEST)) {
                throw UserError.usage(
                        "there is no template in " + Credentials.masked(address.url())
                                + (address.below().isEmpty() ? "" : ", folder " + address.below()),
                        "a template has a file " + TemplateSource.MANIFEST + " at its top");
            }
            var origin = new Origin(recorded(address.url()), address.ref(), address.below(),
                    Optional.of(commit.hex()));
            return new HeldSource(origin, files);
        }
    }

    /// A repository in a folder of this machine, seen from where the command runs or, when it comes
    /// from the answers file, from the project.
    private String absolute(String url) {
        if (url.contains("://") || isScp(url) || Path.of(url).isAbsolute()) {
            return url;
        }
        var here = invocation.path(url);
        return (Files.isDirectory(here) ? here : project.resolve(url)).normalize().toString();
    }

    private static boolean isScp(String url) {
        int colon = url.indexOf(':');
        int slash = url.indexOf('/');
        return colon > 1 && (slash < 0 || colon < slash);
    }

    /// What the answers file calls the repository: never with credentials in it.
    private String recorded(String url) {
        if (url.contains("://")) {
            return Credentials.removed(url);
        }
        if (isScp(url) || Path.of(url).isAbsolute()) {
            return url;
        }
        var from = Files.isDirectory(invocation.path(url)) ? invocation.path(url) : project.resolve(url);
        return project.toAbsolutePath().normalize().relativize(from.toAbsolutePath().normalize()).toString();
    }

    /// A repository with one remote and nothing else.
    private static void prepare(Path folder, String url) throws IOException {
        for (int i = 0; i < url.length(); i++) {
            if (Character.isISOControl(url.charAt(i))) {
                throw UserError.usage("not the address of a repository: " + Credentials.masked(url), "");
            }
        }
        var git = folder.resolve(".git");
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/none\n");
        Files.writeString(git.resolve("config"), """
                [core]
                \trepositoryformatversion = 0
                \tfilemode = true
                \tbare = false
                [gc]
                \tauto = 0
                \tautoPackLimit = 0
                [maintenance]
                \tauto = false
                [remote "template"]
                \turl = "%s"
                """.formatted(url.replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    /// What is left behind in the folder for temporary files is nobody's trouble.
    private void delete(Path folder) {
        try {
            deleteAll(folder);
        } catch (IOException e) {
            invocation.terminal().detail("cannot delete " + folder + ": " + e.getMessage());
        }
    }

    /// A git that was ended may take away what it was writing, or write some more, until it
    /// is gone.
    private static void deleteAll(Path folder) throws IOException {
        for (int attempt = 1; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); attempt++) {
            try {
                deleteOnce(folder);
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.toFile().canWrite()) { // objects are read-only, which some systems mind
                    file.toFile().setWritable(true);
                }
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory,
                    @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
