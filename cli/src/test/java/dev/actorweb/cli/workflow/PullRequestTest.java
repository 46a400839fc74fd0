package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void withATokenThePullRequestIsOpened(@TempDir Path folder) throws IOException {
        var asked = new ArrayList<String>();
        var forge = forge(201, "{\"html_url\": \"https://forge.example.org/o/r/pull/7\"}", asked);
        try {
            var studio = hosted(folder, forge);

            var dry = studio.in(studio.ann).with("GH_HOST", host(forge)).with("GH_TOKEN", "s3cr3t")
                    .call("ship", "--pull-request", "--dry-run");
            assertThat(dry.err() + dry.out()).contains("open a pull request at " + host(forge));
            assertThat(asked).isEmpty();
            var run = studio.in(studio.ann).with("GH_HOST", host(forge)).with("GH_TOKEN", "s3cr3t")
                    .call("ship", "--pull-request");

            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
            assertThat(run.out()).contains("https://forge.example.org/o/r/pull/7");
            assertThat(asked).singleElement().asString().contains("POST /api/v3/repos/o/r/pulls",
                    "Bearer s3cr3t",
                    "\"head\":\"feat/door\"", "\"base\":\"main\"", "\"title\":\"feat: a\"");
        } finally {
            forge.stop(0);
        }
    }

    @Test
    void aForgeThatRefusesIsQuotedAndTheBranchStaysPushed(@TempDir Path folder) throws IOException {
        var forge = forge(403, "{\"message\": \"no \\u001b[2J rights\"}", new ArrayList<>());
        try {
            var studio = hosted(folder, forge);

            var run = studio.in(studio.ann).with("GH_HOST", host(forge)).with("GH_TOKEN", "s3cr3t")
                    .call("ship", "--pull-request");

            assertThat(run.exit()).isEqualTo(Exit.REFUSED);
            assertThat(run.err()).contains("the branch is pushed", "403", "no").doesNotContain("s3cr3t",
                    "\u001b[2J");
            assertThat(studio.git.tip(studio.git.remote(), "feat/door"))
                    .isEqualTo(studio.git.tip(studio.ann, "HEAD"));
        } finally {
            forge.stop(0);
        }
    }

    /// A remote whose address is the forge's, and which git finds in a folder all the same.
    private static Studio hosted(Path folder, HttpServer forge) {
        var studio = new Studio(folder);
        var address = "http://" + host(forge) + "/o/r.git";
        studio.git.git(studio.ann, "config", "url." + studio.git.remote() + ".insteadOf", address);
        studio.git.git(studio.ann, "remote", "set-url", "origin", address);
        studio.git.commit(studio.ann, "a", "a", "feat: a");
        return studio;
    }

    private static String host(HttpServer forge) {
        return "localhost:" + forge.getAddress().getPort();
    }

    private static HttpServer forge(int status, String answer, List<String> asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
