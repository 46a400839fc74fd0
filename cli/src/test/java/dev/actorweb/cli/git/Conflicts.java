package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/// Repositories in which two sides disagree.
final class Conflicts {
    private Conflicts() {}

    /// A clone whose branches `main` and `side` changed the same line of `README`; `main` is
    /// checked out.
    static Path twoSides(GitSandbox sandbox) {
        Path repository = sandbox.seededClone("ann");
        sandbox.git(repository, "checkout", "--quiet", "-b", "side");
        sandbox.commit(repository, "README", "hello from the side\n", "docs: greet from the side");
        sandbox.git(repository, "checkout", "--quiet", "main");
        sandbox.commit(repository, "README", "hello from main\n", "docs: greet from main");
        return repository;
    }

    /// The same in the middle of a merge that met the conflict.
    static Path unfinishedMerge(GitSandbox sandbox) {
        Path repository = twoSides(sandbox);
        assertThat(sandbox.tryGit(repository, "merge", "side")).isEqualTo(1);
        return repository;
    }
}
