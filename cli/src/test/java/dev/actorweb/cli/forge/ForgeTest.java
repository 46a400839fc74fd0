package dev.actorweb.cli.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeTest {
    @ParameterizedTest
    @CsvSource({"https://github.com/o/r,GH_TOKEN", "git@github.com:o/r.git,GITHUB_TOKEN",
            "https://gitlab.com/g/s/r.git,GITLAB_TOKEN", "https://codeberg.org/o/r,FORGEJO_TOKEN",
            "https://bitbucket.org/o/r,BITBUCKET_TOKEN"})
    void theMakersOwnHostGetsTheMakersToken(String remote, String variable) {
        assertThat(forge(remote, Map.of(variable, "t"))).isPresent();
        assertThat(forge(remote, Map.of(variable, " "))).isEmpty();
        assertThat(forge(remote, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://github.com.evil.example/o/r", "https://evil-github.com/o/r",
            "https://gitlab.com/o/r",
            "https://github.com:8443/o/r"})
    void aTokenGoesToNobodyElse(String remote) {
        assertThat(forge(remote, Map.of("GH_TOKEN", "t"))).isEmpty();
    }

    @Test
    void aHostOfOnesOwnIsNamedInTheEnvironment() {
        assertThat(forge("git@git.example.org:o/r.git",
                Map.of("GITLAB_TOKEN", "t", "GITLAB_HOST", "git.example.org")))
                .isPresent();
        assertThat(forge("git@other.example.org:o/r.git",
                Map.of("GITLAB_TOKEN", "t", "GITLAB_HOST", "git.example.org"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GH | POST /api/v3/repos/o/r/pulls | Bearer t | {\"html_url\": \"https://x/1\"}",
            "GITLAB | POST /api/v4/projects/o%2Fr/merge_requests | t | {\"web_url\": \"https://x/1\"}",
            "GITEA | POST /api/v1/repos/o/r/pulls | token t | {\"html_url\": \"https://x/1\"}"})
    void eachIsAskedInItsOwnWay(String maker, String request, String token, String answer) throws Exception {
        var asked = new ArrayList<String>();
        var server = server(201, answer, asked);
        try {
            var host = "localhost:" + server.getAddress().getPort();
            var forge = forge("http://" + host + "/o/r.git",
                    Map.of(maker + "_TOKEN", "t", maker + "_HOST", host))
                    .orElseThrow();

            assertThat(forge.open("feat/a", "main", "feat: \"a\"", "b\n"))
                    .isEqualTo(new Forge.Outcome.Opened("https://x/1"));
            assertThat(asked).singleElement().asString().startsWith(request + " " + token + " {")
                    .contains("feat: \\\"a\\\"");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"422 | {\"message\": \"already there\"} | already there",
            "500 | <html> | <html>", "201 | {} | {}", "302 | [] | []"})
    void whatIsNoPullRequestIsARefusal(int status, String answer, String why) throws Exception {
        var server = server(status, answer, new ArrayList<>());
        try {
            var host = "localhost:" + server.getAddress().getPort();
            var forge = forge("http://" + host + "/o/r.git", Map.of("GH_TOKEN", "t", "GH_HOST", host))
                    .orElseThrow();

            assertThat(forge.open("b", "main", "t", "")).isEqualTo(
                    new Forge.Outcome.Refused(host + " answered " + status + ": " + why));
        } finally {
            server.stop(0);
        }
    }

    private static Optional<Forge> forge(String remote, Map<String, String> variables) {
        return Project.of(remote)
                .flatMap(project -> Forge.of(project, name -> Optional.ofNullable(variables.get(name))));
    }

    private static HttpServer server(int status, String answer, List<String> asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var token = headers.containsKey("Authorization") ? "Authorization" : "PRIVATE-TOKEN";
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + headers.getFirst(token) + " "
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
