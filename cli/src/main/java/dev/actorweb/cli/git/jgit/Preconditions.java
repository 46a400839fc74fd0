package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.process.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.Config;

/// What JGit would get wrong, found before anything is done.
final class Preconditions {
    private static final String REMEDY = "install git; aw then uses it by itself";
    private static final Set<String> EXTENSIONS = Set.of("noop", "preciousobjects", "refstorage",
            "objectformat",
            "worktreeconfig", "relativeworktrees");

    private Preconditions() {}

    static GitProblem splitIndex() {
        return new GitProblem.Unsupported("a split index", REMEDY);
    }

    static GitProblem sparseIndex() {
        return new GitProblem.Unsupported("a sparse index", REMEDY);
    }

    static GitException unsupported(String feature) {
        return new GitException(new GitProblem.Unsupported(feature, REMEDY));
    }

    /// Settings by environment that JGit does not know.
    static void requireReadable(Environment environment) {
        for (String variable : new String[]{"GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS",
                "GIT_OBJECT_DIRECTORY",
                "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"}) {
            if (!environment.get(variable).orElse("").isEmpty()) {
                throw unsupported("the environment variable " + variable);
            }
        }
    }

    /// Formats JGit cannot read; `config` is the repository's own file.
    static void requireReadable(Config config, Path gitDir) {
        for (String extension : config.getNames("extensions")) {
            if (!EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT))) {
                throw unsupported("the repository extension " + extension);
            }
        }
        String format = config.getString("extensions", null, "objectformat");
        if (format != null && !format.equals("sha1")) {
            throw unsupported("object names in " + format);
        }
        boolean own = config.getBoolean("extensions", "worktreeconfig", false);
        if (own && Files.exists(gitDir.resolve("config.worktree"))) {
            throw unsupported("configuration of a single work tree");
        }
        for (String remote : config.getSubsections("remote")) {
            if (config.getBoolean("remote", remote, "promisor", false)) {
                throw unsupported("a partial clone");
            }
        }
        if (config.getBoolean("index", "sparse", false)) {
            throw new GitException(sparseIndex());
        }
        if (config.getBoolean("core", "splitindex", false)) {
            throw new GitException(splitIndex());
        }
    }

    /// Configuration that decides over who commits, and that JGit passes over; `config` is all
    /// of it.
    static void requireWritable(Config config) {
        for (String section : config.getSections()) {
            if (section.equalsIgnoreCase("includeIf")) {
                throw unsupported("includeIf in git's configuration");
            }
        }
        if (config.getBoolean("core", "sparseCheckout", false)) {
            throw unsupported("changing a sparse checkout");
        }
    }

    static void requireUnsigned(Config config) {
        if (config.getBoolean("commit", "gpgsign", false)) {
            throw unsupported("signing of commits");
        }
    }
}
