package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.forge.FakeForge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `aw ship --pull-request`.
class PullRequestTest {
    @Test
    void aProtectedIntegrationBranchIsLeftAloneAndTheBranchPushed(@TempDir Path folder) {
        var studio = new Studio(folder);
        var ann = studio.ann;
        studio.git.hook(studio.git.remote(), "update",
                "[ \"$1\" = refs/heads/main ] && { echo protected >&2; exit 1; }; exit 0\n");
        studio.git.commit(ann, "a", "a", "feat: a");
        var main = studio.git.tip(studio.git.remote(), "main");

        var refused = studio.aw(ann, "ship");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("aw ship --pull-request");
        assertThat(studio.ok(ann, "ship", "--pull-request", "--dry-run")).contains("push origin/feat/door");
        var run = studio.aw(ann, "ship", "--pull-request");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).startsWith("pushed 1 commit of feat/door");
        assertThat(studio.git.tip(studio.git.remote(), "main")).isEqualTo(main);
        assertThat(studio.git.tip(studio.git.remote(), "feat/door")).isEqualTo(studio.git.tip(ann, "HEAD"));
        assertThat(studio.ok(ann, "ship", "--pull-request", "--json")).contains("\"pullRequest\": null");
        studio.ok(ann, "undo");
        assertThat(studio.git.git(studio.git.remote(), "branch", "--list")).isEqualTo("* main\n");
    }

    @Test
    void withATokenThePullRequestIsOpened(@TempDir Path folder) {
        try (var forge = new FakeForge().answers(201,
                "{\"html_url\": \"https://forge.example.org/o/r/pull/7\"}")) {
            var studio = hosted(folder, forge);

            var dry = open(studio, forge, "--dry-run");
            assertThat(dry.err() + dry.out()).contains("open a pull request at " + forge.host());
            assertThat(forge.asked()).isEmpty();
            var run = open(studio, forge);

            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
            assertThat(run.out()).contains("https://forge.example.org/o/r/pull/7");
            assertThat(forge.asked()).singleElement().asString().contains("POST /api/v3/repos/o/r/pulls",
                    "Bearer s3cr3t",
                    "\"head\":\"feat/door\"", "\"base\":\"main\"", "\"title\":\"feat: a\"");
        }
    }

    @Test
    void onePullRequestTakesWhatIsPushedLater(@TempDir Path folder) {
        try (var forge = new FakeForge().answers(201,
                "{\"html_url\": \"https://forge.example.org/o/r/pull/7\"}")) {
            var studio = hosted(folder, forge);
            open(studio, forge);
            studio.git.commit(studio.ann, "b", "b", "feat: b");
            forge.answers(422, "{\"message\": \"Validation Failed\"}").answers(200,
                    "[{\"html_url\": \"https://forge.example.org/o/r/pull/7\"}]");

            var run = open(studio, forge);

            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
            assertThat(run.out()).contains("https://forge.example.org/o/r/pull/7");
            assertThat(run.err()).contains("there already");
            assertThat(studio.git.tip(studio.git.remote(), "feat/door"))
                    .isEqualTo(studio.git.tip(studio.ann, "HEAD"));
        }
    }

    @Test
    void aForgeThatRefusesIsQuotedAndTheBranchStaysPushed(@TempDir Path folder) {
        try (var forge = new FakeForge().answers(403, "{\"message\": \"no \\u001b[2J rights\"}")) {
            var studio = hosted(folder, forge);

            var run = open(studio, forge);

            assertThat(run.exit()).isEqualTo(Exit.REFUSED);
            assertThat(run.err()).contains("the branch is pushed", "403", "no", "GH_TOKEN needs the right",
                    "open it yourself: http://" + forge.host() + "/o/r/compare/main...feat/door")
                    .doesNotContain("s3cr3t", "\u001b[2J");
            assertThat(studio.git.tip(studio.git.remote(), "feat/door"))
                    .isEqualTo(studio.git.tip(studio.ann, "HEAD"));
        }
    }

    @Test
    void withoutATokenTheAddressIsPrinted(@TempDir Path folder) {
        var studio = new Studio(folder);
        studio.git.git(studio.ann, "config", "url." + studio.git.remote() + ".insteadOf",
                "https://github.com/o/r");
        studio.git.git(studio.ann, "remote", "set-url", "origin", "https://github.com/o/r");
        studio.git.commit(studio.ann, "a", "a", "feat: a");

        assertThat(studio.ok(studio.ann, "ship", "--pull-request"))
                .contains("https://github.com/o/r/compare/main...feat/door?expand=1");
    }

    /// As `gh repo fork` sets it up, or with one remote that is pushed elsewhere.
    @ParameterizedTest
    @CsvSource({"true,git", "false,git", "true,jgit", "false,jgit"})
    void aForkTakesTheBranchAndTheProjectIsAsked(boolean twoRemotes, String engine, @TempDir Path folder) {
        try (var forge = new FakeForge().answers(201, "{\"html_url\": \"https://x/7\"}")) {
            var studio = hosted(folder, forge);
            var fork = folder.resolve("fork.git");
            studio.git.git(folder, "clone", "--quiet", "--bare", studio.git.remote().toString(),
                    fork.toString());
            var address = "http://" + forge.host() + "/ann/r.git";
            studio.git.git(studio.ann, "config", "url." + fork + ".insteadOf", address);
            if (twoRemotes) {
                studio.git.git(studio.ann, "remote", "rename", "origin", "upstream");
                studio.git.git(studio.ann, "remote", "add", "origin", address);
                studio.config(studio.ann, "workflow: { remote: upstream }\n");
            } else {
                studio.git.git(studio.ann, "remote", "set-url", "--push", "origin", address);
            }
            var main = studio.git.tip(studio.git.remote(), "main");

            var run = ship(studio, forge, engine);

            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
            assertThat(run.out()).contains("https://x/7");
            assertThat(forge.asked()).singleElement().asString().contains("POST /api/v3/repos/o/r/pulls",
                    "\"head\":\"ann:feat/door\"", "\"base\":\"main\"");
            assertThat(studio.git.tip(fork, "feat/door")).isEqualTo(studio.git.tip(studio.ann, "HEAD"));
            assertThat(studio.git.git(studio.git.remote(), "branch", "--list")).isEqualTo("* main\n");

            studio.git.commit(studio.ann, "b", "b", "feat: b");
            forge.answers(422, "{}").answers(200, "[{\"html_url\": \"https://x/7\"}]");
            var again = ship(studio, forge, engine);
            assertThat(again.exit()).as(again.err()).isEqualTo(Exit.OK);
            assertThat(again.err()).contains("there already");
            assertThat(studio.git.tip(fork, "feat/door")).isEqualTo(studio.git.tip(studio.ann, "HEAD"));
            studio.ok(studio.ann, "sync");
            studio.ok(studio.ann, "undo");
            studio.ok(studio.ann, "undo");
            assertThat(studio.git.git(fork, "branch", "--list")).isEqualTo("* main\n");
            assertThat(studio.git.tip(studio.git.remote(), "main")).isEqualTo(main);
        }
    }

    @Test
    void withoutATokenTheForksPageIsPrintedAndAnotherForgeIsNone(@TempDir Path folder) {
        var studio = new Studio(folder);
        var fork = folder.resolve("fork.git");
        studio.git.git(folder, "clone", "--quiet", "--bare", studio.git.remote().toString(), fork.toString());
        studio.git.git(studio.ann, "config", "url." + studio.git.remote() + ".insteadOf",
                "https://github.com/o/r");
        studio.git.git(studio.ann, "config", "url." + fork + ".insteadOf", "https://github.com/ann/r");
        studio.git.git(studio.ann, "config", "--add", "url." + fork + ".insteadOf",
                "https://gitlab.com/ann/r");
        studio.git.git(studio.ann, "remote", "set-url", "origin", "https://github.com/o/r");
        studio.git.git(studio.ann, "remote", "add", "mine", "https://github.com/ann/r");
        studio.git.git(studio.ann, "config", "remote.pushDefault", "mine");
        studio.git.commit(studio.ann, "a", "a", "feat: a");

        assertThat(studio.ok(studio.ann, "ship", "--pull-request"))
                .contains("https://github.com/o/r/compare/main...ann:feat/door?expand=1");

        studio.git.git(studio.ann, "remote", "set-url", "mine", "https://gitlab.com/ann/r");
        var run = studio.aw(studio.ann, "ship", "--pull-request");
        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("'mine' is not at github.com");
    }

    private static Aw.Result ship(Studio studio, FakeForge forge, String engine) {
        return studio.in(studio.ann).with("AW_GIT_ENGINE", engine).with("GH_HOST", forge.host())
                .with("GH_TOKEN", "s3cr3t").call("ship", "--pull-request");
    }

    private static Aw.Result open(Studio studio, FakeForge forge, String... words) {
        var all = new ArrayList<>(List.of("ship", "--pull-request"));
        all.addAll(List.of(words));
        return studio.in(studio.ann).with("GH_HOST", forge.host()).with("GH_TOKEN", "s3cr3t")
                .call(all.toArray(String[]::new));
    }

    /// A remote whose address is the forge's, and which git finds in a folder all the same.
    private static Studio hosted(Path folder, FakeForge forge) {
        var studio = new Studio(folder);
        var address = "http://" + forge.host() + "/o/r.git";
        studio.git.git(studio.ann, "config", "url." + studio.git.remote() + ".insteadOf", address);
        studio.git.git(studio.ann, "remote", "set-url", "origin", address);
        studio.git.commit(studio.ann, "a", "a", "feat: a");
        return studio;
    }
}
