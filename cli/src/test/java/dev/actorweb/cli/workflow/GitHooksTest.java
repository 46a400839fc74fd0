package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Git's hooks run at `aw save`, with either engine.
class GitHooksTest extends GitFeatures {
    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePrepareCommitMsgHookMayChangeTheMessage(String engine) {
        studio.git.hook(ann, "prepare-commit-msg", "echo 'Ticket: 7' >> \"$1\"\n");
        studio.git.write(ann, "new", "1");

        saved(engine, ann, "feat: new\n\nBecause.\n");

        assertThat(show("HEAD")).startsWith("feat: new\n\nBecause.\nTicket: 7\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void theCommitMsgHookMayRefuseAndTheMessageIsKept(String engine) {
        studio.git.hook(ann, "commit-msg", "grep -q Ticket \"$1\" || { echo 'no ticket' >&2; exit 1; }\n");
        studio.git.write(ann, "new", "1");
        var before = studio.snapshot(ann);

        var run = save(engine, ann, "feat: new");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("commit-msg").contains("no ticket").contains("rejected-message.txt");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        saved(engine, ann, "feat: new\n\nTicket: 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePreCommitHookMayRefuseOrAddToTheCommit(String engine) {
        studio.git.hook(ann, "pre-commit", "test -f allowed || exit 1\necho 1 > made\ngit add made\n");
        studio.git.write(ann, "new", "1");
        var before = studio.snapshot(ann);

        assertThat(save(engine, ann, "feat: new").exit()).isEqualTo(Exit.REFUSED);
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        studio.git.write(ann, "allowed", "1");
        saved(engine, ann, "feat: new");
        assertThat(show("HEAD")).contains("A\tallowed", "A\tmade", "A\tnew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePostCommitHookRunsAndItsFailureChangesNothing(String engine) {
        studio.git.hook(ann, "post-commit",
                "git log -1 --format=%s > \"$(git rev-parse --git-dir)/seen\"\nexit 1\n");
        studio.git.write(ann, "new", "1");

        saved(engine, ann, "feat: new");

        assertThat(studio.git.read(ann, ".git/seen")).isEqualTo("feat: new\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void coreHooksPathIsWhereHooksAreFoundRelativeOrAbsolute(String engine) throws IOException {
        studio.git.hook(ann, "commit-msg", "exit 1\n");
        executable(ann, ".hooks/commit-msg", "echo relative > \"$(git rev-parse --git-dir)/seen\"\n");
        var shared = executable(studio.git.home(), "shared hooks/commit-msg",
                "echo absolute > \"$(git rev-parse --git-dir)/seen\"\n");
        configure("core.hooksPath", ".hooks");

        saved(engine, ann, "feat: one");
        assertThat(studio.git.read(ann, ".git/seen")).isEqualTo("relative\n");
        configure("core.hooksPath", shared.resolveSibling("").toString());
        studio.git.write(ann, "new", "1");
        saved(engine, ann, "feat: two");
        assertThat(studio.git.read(ann, ".git/seen")).isEqualTo("absolute\n");
    }
}
