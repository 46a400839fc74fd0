package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.cli.workflow.Studio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `aw analyze --target git-actor --live` works in a real repository.
@Timeout(300)
class OwnGitTest {
    private static final List<String> EXAMPLE = List.of("analyze", "--target", "git-actor", "--events",
            "CHECK_STATUS,COMMIT_CHANGES,PUSH_CHANGES", "--event-delay", "10", "--auto-run");

    private Studio studio;

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        studio.git.git(studio.ann, "push", "-q", "-u", "origin", "HEAD");
    }

    private Aw.Result live(String... more) {
        var words = new ArrayList<>(EXAMPLE);
        words.addAll(List.of(more));
        return studio.in(studio.ann).with("XDG_RUNTIME_DIR", runtime.toString()).with("LC_ALL", "C.UTF-8")
                .call(words.toArray(String[]::new));
    }

    @Test
    void itCommitsAndPushesAndSaysSoFirst() {
        studio.git.write(studio.ann, "Door.java", "class Door {}\n");

        var run = live("--live");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.OK);
        assertThat(run.out().lines().findFirst().orElse("")).startsWith("git-actor · pid ")
                .contains("live: really works in ").endsWith("ann");
        assertThat(run.out()).contains("→ CHECK_STATUS", "→ COMMIT_CHANGES", "→ PUSH_CHANGES",
                "6 steps, no deviation");
        assertThat(studio.git.git(studio.ann, "log", "-1", "--format=%s", "@{upstream}"))
                .isEqualTo("feat: add Door\n");
    }

    @Test
    void theMessageMayBeGiven() {
        studio.git.write(studio.ann, "Door.java", "class Door {}\n");

        live("--live", "--event-data",
                "{\"COMMIT_CHANGES\": {\"request\": {\"message\": \"feat: a door\"}}}");

        assertThat(studio.git.git(studio.ann, "log", "-1", "--format=%s", "@{upstream}"))
                .isEqualTo("feat: a door\n");
    }

    @Test
    void whereThereIsNothingToCommitThatIsSaid() {
        var run = live("--live");

        assertThat(run.out()).contains("NothingToCommit");
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.OK);
    }

    @Test
    void whereWorkFailsItEndsThereAndWithOne() {
        studio.git.git(studio.ann, "remote", "set-url", "origin", "/nowhere");

        var run = live("--live", "--events", "CHECK_REPO");

        assertThat(run.out()).contains("failed; nothing more is sent").doesNotContain("→ CHECK_REPO");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aPushThatFailsIsNoSuccess() {
        studio.git.write(studio.ann, "Door.java", "class Door {}\n");
        studio.git.git(studio.ann, "remote", "set-url", "origin", "/nowhere");

        var run = live("--live");

        assertThat(run.out()).contains("→ PUSH_CHANGES", "the last work has failed", "cannot be reached");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void withoutLiveNothingIsTouched() {
        studio.git.write(studio.ann, "Door.java", "class Door {}\n");
        var before = studio.snapshot(studio.ann);

        var run = live();
        var watched = live("--subscribe");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(watched.exit()).as(watched.err()).isEqualTo(Exit.OK);
        assertThat(watched.out()).startsWith("git-actor  simulated");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
    }

    @Test
    void aSecretIsNotCommitted() {
        studio.git.write(studio.ann, "key.pem", "-----BEGIN RSA" + " PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n");

        var run = live("--live");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("this would commit a secret");
    }

    @Test
    void outsideOfARepositoryThereIsNothingToWorkOn(@TempDir Path elsewhere) {
        var run = studio.in(elsewhere).call(EXAMPLE.toArray(String[]::new));
        var live = new ArrayList<>(EXAMPLE);
        live.add("--live");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(studio.in(elsewhere).call(live.toArray(String[]::new)).exit())
                .isEqualTo(Exit.PRECONDITION);
    }
}
