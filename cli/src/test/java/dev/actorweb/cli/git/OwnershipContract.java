package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Repositories of other users. Only root can make one for the test.
interface OwnershipContract extends EngineContract {
    int SOMEBODY = 12_345;

    private Path foreignRepository() {
        Path repository = sandbox().seededClone("ann");
        try {
            for (Path path : List.of(repository, repository.resolve(".git"))) {
                Files.setAttribute(path, "unix:uid", SOMEBODY);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            assumeTrue(false, "files cannot be given away here");
        }
        return repository;
    }

    @Test
    default void aRepositoryOfSomebodyElseIsNotUsed() {
        Path repository = foreignRepository();

        assertThat(problemOf(() -> open(repository).status()))
                .isEqualTo(new GitProblem.UnsafeOwner(repository));
    }

    @Test
    default void theUserMayDeclareItSafe() {
        Path repository = foreignRepository();
        sandbox().git(sandbox().home(), "config", "--global", "safe.directory", repository.toString());

        assertThat(open(repository).status().isClean()).isTrue();
    }

    @Test
    default void theRepositoryMayNotDeclareItselfSafe() throws IOException {
        Path repository = foreignRepository();
        Path config = repository.resolve(".git/config");
        Files.writeString(config, Files.readString(config) + "[safe]\n\tdirectory = *\n");

        assertThat(problemOf(() -> open(repository).status()))
                .isEqualTo(new GitProblem.UnsafeOwner(repository));
    }

    @Test
    default void anEmptyValueTakesBackWhatWasSaidBefore() {
        Path repository = foreignRepository();
        sandbox().git(sandbox().home(), "config", "--global", "safe.directory", "*");
        sandbox().git(sandbox().home(), "config", "--global", "--add", "safe.directory", "");

        assertThat(problemOf(() -> open(repository).status()))
                .isEqualTo(new GitProblem.UnsafeOwner(repository));
    }
}
