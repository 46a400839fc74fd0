package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Catches the problem that a call must meet.
final class Problems {
    private Problems() {}

    static GitProblem problemOf(ThrowingCallable call) {
        GitException thrown = catchThrowableOfType(GitException.class, call);
        assertThat(thrown).as("a problem").isNotNull();
        assertThat(thrown.problem().message()).isNotBlank();
        assertThat(thrown.problem().hint()).isNotBlank();
        return thrown.problem();
    }
}
