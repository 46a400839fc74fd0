package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.process.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes as git shows them to programs.
final class Patches {
    /// More paths than this are not named: git then looks at all files.
    private static final int NAMED = 200;

    private final Git git;
    private final Repository repository;

    Patches(Git git, Repository repository) {
        this.git = git;
        this.repository = repository;
    }

    Optional<String> patch(boolean staged, List<String> paths) {
        boolean unborn = repository.head().tip().isEmpty();
        if (unborn && !staged) {
            return Optional.empty();
        }
        var arguments = new ArrayList<>(List.of("--literal-pathspecs", "-c", "core.quotePath=false", "-c",
                "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", "diff", "--no-color",
                "--no-ext-diff",
                "--no-textconv", "--no-renames", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/"));
        arguments.add(staged ? "--cached" : "HEAD");
        arguments.add("--");
        if (paths.size() <= NAMED && paths.stream().allMatch(Invocation::canPass)) {
            arguments.addAll(paths);
        }
        return Optional.of(git.require(git.read(arguments.toArray(String[]::new))).out().text());
    }
}
