package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"main", "feature/a-b_c", "größe/日本", "a.b", "@", "x@y", "-", "a/-x",
            "refs/heads/x"})
    void whatGitAcceptsAfterRefsHeadsIsWellFormed(String name) {
        assertThat(RefName.isWellFormed("refs/heads/" + name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", ".a", "a/.b", "a.", "a..b", "a.lock", "a.lock/b",
            "a b", "a~1",
            "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a@{b", "a\nb", "a\u001b[31m", "a\u007f", "a\tb"})
    void whatGitRefusesIsNot(String name) {
        assertThat(RefName.isWellFormed("refs/heads/" + name)).isFalse();
        assertThatThrownBy(() -> new RefName("refs/heads/" + name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "--force", "HEAD", "", "a b"})
    void whatCouldBeTakenForSomethingElseIsNoBranchName(String name) {
        assertThat(RefName.isBranchName(name)).isFalse();
        assertThatThrownBy(() -> RefName.branch(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameWithoutRefsIsNotFull() {
        assertThat(RefName.isWellFormed("main")).isFalse();
        assertThat(RefName.isWellFormed("HEAD")).isFalse();
    }

    @Test
    void shortNamesAreWhatPeopleSay() {
        assertThat(RefName.branch("a/b").shortName()).isEqualTo("a/b");
        assertThat(RefName.tracking("origin", "main").shortName()).isEqualTo("origin/main");
        assertThat(new RefName("refs/tags/v1").shortName()).isEqualTo("v1");
        assertThat(new RefName("refs/notes/commits").shortName()).isEqualTo("refs/notes/commits");
        assertThat(RefName.tracking("origin", "main").isBranch()).isFalse();
    }

    @Test
    void objectNamesAreFullAndLowerCase() {
        String sha1 = "0123456789abcdef0123456789abcdef01234567";

        assertThat(new CommitId(sha1).abbreviated()).isEqualTo("0123456789");
        assertThat(CommitId.isObjectName(sha1 + sha1.substring(0, 24))).isTrue();
        assertThat(CommitId.isObjectName(sha1.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(CommitId.isObjectName(sha1.substring(1))).isFalse();
        assertThatThrownBy(() -> new CommitId("HEAD")).isInstanceOf(IllegalArgumentException.class);
    }
}
