package dev.actorweb.cli.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {
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
        assertThat(Project.of(remote).flatMap(project -> project.address("feat/\u00e4", "main")))
                .contains(address);
    }

    @ParameterizedTest
    @CsvSource({"/home/x/github.git", "../github/r", "file:///x/github/r", "C:/github/r",
            "https://example.org/o/r",
            "github", "ext::sh -c github.com:o/r", "'git@github.com:o/r;x'", "https://github.com/o"})
    void whatCouldBeAnythingHasNone(String remote) {
        assertThat(Project.of(remote).flatMap(project -> project.address("b", "main")))
                .isEqualTo(Optional.empty());
    }
}
