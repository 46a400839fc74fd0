package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an address holds of credentials is not shown when the remote refuses them, not even to who
/// wants to know more.
class CredentialsShownTest extends InStudio {
    @ParameterizedTest
    @CsvSource({"git,s3cret", "git,ann:s3cret", "git,s3cret:x-oauth-basic", "jgit,s3cret", "jgit,ann:s3cret"})
    void ofARemoteThatRefuses(String engine, String credentials) throws IOException {
        try (var server = GitServer.plain(studio.git.remote().resolveSibling(""), "ann", "another")) {
            configure("remote.origin.url",
                    "http://" + credentials + "@localhost:" + server.port() + "/remote.git");

            for (var command : new String[]{"sync", "ship"}) {
                var run = aw(engine, ann, "-v", command);

                assertThat(run.exit()).as(run.err()).isNotEqualTo(Exit.OK);
                assertThat(run.err()).contains("localhost").doesNotContain("s3cret");
                assertThat(run.out()).doesNotContain("s3cret");
                assertThat(aw(engine, ann, "--json", command).out()).doesNotContain("s3cret");
            }
        }
    }
}
