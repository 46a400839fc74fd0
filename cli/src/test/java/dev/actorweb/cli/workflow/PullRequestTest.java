package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullRequestTest {
    @ParameterizedTest
    @CsvSource({
            "git@github.com:o/r.git,https://github.com/o/r/compare/main...feat/%C3%A4?expand=1",
            "https://user:pw@github.com/o/r,https://github.com/o/r/compare/main...feat/%C3%A4?expand=1",
            "ssh://git@gitlab.example.org:2222/g/s/r.git,https://gitlab.example.org/g/s/r/-/merge_requests/new"
                    + "?merge_request%5Bsource_branch%5D=feat%2F%C3%A4&merge_request%5Btarget_branch%5D=main",
            "git@bitbucket.org:o/r.git,https://bitbucket.org/o/r/pull-requests/new?source=feat%2F%C3%A4&dest=main",
            "https://codeberg.org/o/r/,https://codeberg.org/o/r/compare/main...feat/%C3%A4",
            "https://gitea.example.org/o/r.git,https://gitea.example.org/o/r/compare/main...feat/%C3%A4"})
    void theForgesThatAreKnownHaveAnAddress(String remote, String address) {
        assertThat(PullRequest.address(remote, "feat/\u00e4", "main")).contains(address);
    }

    @ParameterizedTest
    @CsvSource({"/home/x/github.git", "../github/r", "file:///x/github/r", "C:/github/r",
            "https://example.org/o/r",
            "github", "ext::sh -c github.com:o/r", "'git@github.com:o/r;x'", "https://github.com/o"})
    void whatCouldBeAnythingHasNone(String remote) {
        assertThat(PullRequest.address(remote, "b", "main")).isEqualTo(Optional.empty());
    }

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
}
