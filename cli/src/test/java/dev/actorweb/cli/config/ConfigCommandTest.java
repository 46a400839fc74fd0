package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aRepository() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve("aw.yaml"), """
                workflow:
                  ship: { strategy: squash }
                  checks: [ { name: test, run: [mvn, -q, verify], on: [ship], timeout: 90s } ]
                """);
    }

    @Test
    void listShowsEveryValueWithItsOrigin() {
        var run = Aw.in(folder).with("AW_WORKFLOW_REMOTE", "upstream").call("config", "list", "--origin");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out().replaceAll(" {2,}", "  ")).isEqualTo(
                """
                        workflow.integration  default
                        workflow.remote  upstream  $AW_WORKFLOW_REMOTE
                        workflow.ship.strategy  squash  aw.yaml:2:21
                        workflow.ship.delete-branch  true  default
                        workflow.ship.push  true  default
                        workflow.commit.types  feat, fix, docs, style, refactor, perf, test, build, ci, chore, revert  default
                        workflow.commit.scopes  default
                        workflow.commit.scope-required  false  default
                        workflow.commit.subject-max  72  default
                        workflow.checks.test.run  mvn -q verify  aw.yaml:3:32
                        workflow.checks.test.on  ship  aw.yaml:3:55
                        workflow.checks.test.timeout  1m30s  aw.yaml:3:72
                        workflow.checks.test.paths  default
                        analyze.fail-on  error  default
                        """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void jsonHoldsTheSame() {
        var run = Aw.in(folder).call("config", "--json");

        assertThat(run.out()).startsWith("{\n  \"schema\": \"aw/config/1\",")
                .contains("      \"value\": \"squash\",\n      \"origin\": \"aw.yaml:2:21\"\n");
    }

    @Test
    void mistakesAreUsageErrorsWithoutControlSequences() throws IOException {
        Files.writeString(folder.resolve("aw.yaml"), "workflow: { \"rem\\eote\": x }");

        var run = Aw.in(folder).call("config", "list");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("aw.yaml:1:13:").contains("did you mean").doesNotContain("\u001B");
    }
}
