package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        var builder = new ProcessBuilder("git", "merge", "side").directory(repository.toFile());
        sandbox.isolate(builder);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            assertThat(builder.start().waitFor()).isEqualTo(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return repository;
    }
}
