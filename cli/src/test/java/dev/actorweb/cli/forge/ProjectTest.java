package dev.actorweb.cli.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {
    @ParameterizedTest
    @CsvSource({
            "git@github.com:o/r.git,https://github.com/o/r/compare/main...feat/%C3%A4?expand=1",
            "https://user:pw@github.com/o/r,https://github.com/o/r/compare/main...feat/%C3%A4?expand=1",
            "ssh://git@ssh.github.com:443/o/r.git,https://github.com/o/r/compare/main...feat/%C3%A4?expand=1",
            "ssh://git@gitlab.example.org:2222/g/s/r.git,https://gitlab.example.org/g/s/r/-/merge_requests/new"
                    + "?merge_request%5Bsource_branch%5D=feat%2F%C3%A4&merge_request%5Btarget_branch%5D=main",
            "https://gitlab.example.org:8443/g/r.git,https://gitlab.example.org:8443/g/r/-/merge_requests/new"
                    + "?merge_request%5Bsource_branch%5D=feat%2F%C3%A4&merge_request%5Btarget_branch%5D=main",
            "git@bitbucket.org:o/r.git,https://bitbucket.org/o/r/pull-requests/new?source=feat%2F%C3%A4&dest=main",
            "https://bitbucket.example.org/scm/key/r.git,https://bitbucket.example.org/projects/key/repos/r/pull-requests?create"
                    + "&sourceBranch=refs%2Fheads%2Ffeat%2F%C3%A4&targetBranch=refs%2Fheads%2Fmain",
            "ssh://git@bitbucket.example.org:7999/key/r.git,https://bitbucket.example.org/projects/key/repos/r/pull-requests?create"
                    + "&sourceBranch=refs%2Fheads%2Ffeat%2F%C3%A4&targetBranch=refs%2Fheads%2Fmain",
            "https://codeberg.org/o/r/,https://codeberg.org/o/r/compare/main...feat/%C3%A4",
            "http://gitea.lan:3000/o/r.git,http://gitea.lan:3000/o/r/compare/main...feat/%C3%A4",
            "https://gitea.example.org/o/r.git,https://gitea.example.org/o/r/compare/main...feat/%C3%A4"})
    void theForgesThatAreKnownHaveAnAddress(String remote, String address) {
        assertThat(page(remote, Map.of())).contains(address);
    }

    @ParameterizedTest
    @CsvSource({"GH_HOST,https://git.example.org/o/r/compare/main...feat/%C3%A4?expand=1",
            "GITEA_HOST,https://git.example.org/o/r/compare/main...feat/%C3%A4",
            "GITLAB_HOST,https://git.example.org/o/r/-/merge_requests/new?merge_request%5Bsource_branch%5D=feat%2F%C3%A4"
                    + "&merge_request%5Btarget_branch%5D=main"})
    void theMakerOfAnyHostCanBeNamed(String variable, String address) {
        assertThat(page("git@git.example.org:o/r.git", Map.of(variable, "git.example.org")))
                .contains(address);
    }

    @ParameterizedTest
    @CsvSource({"/home/x/github.git", "../github/r", "file:///x/github/r", "C:/github/r",
            "https://example.org/o/r",
            "github", "ext::sh -c github.com:o/r", "'git@github.com:o/r;x'", "https://github.com/o",
            "ssh://-oProxyCommand=x/o/r", "git@-github.com:o/r"})
    void whatCouldBeAnythingHasNone(String remote) {
        assertThat(page(remote, Map.of())).isEmpty();
    }

    private static Optional<String> page(String remote, Map<String, String> variables) {
        return Project.of(remote)
                .flatMap(project -> Maker.of(project, name -> Optional.ofNullable(variables.get(name))))
                .map(made -> made.page(made.project(), "feat/\u00e4", "main"));
    }
}
