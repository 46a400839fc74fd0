package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.actorweb.cli.git.EngineOptions.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Remotes behind HTTP that do not do what they should.
interface HttpContract extends EngineContract {
    private Path cloneOf(int port) {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "remote", "set-url", "origin", "http://127.0.0.1:" + port + "/x.git");
        return repository;
    }

    private HttpServer answering(int status, String header, String value) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add(header, value);
            byte[] page = "<!doctype html><title>hello</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    default void aRemoteThatWantsCredentialsSaysSo() throws IOException {
        HttpServer server = answering(401, "WWW-Authenticate", "Basic realm=\"x\"");
        try {
            Path repository = cloneOf(server.getAddress().getPort());
            CommitId tip = sandbox().commit(repository, "f", "1", "feat: f");

            assertThat(problemOf(() -> open(repository).fetch("origin", List.of())))
                    .isInstanceOf(GitProblem.Unauthenticated.class);
            assertThat(problemOf(() -> open(repository).push("origin",
                    List.of(PushUpdate.create(RefName.branch("topic"), tip)))))
                    .isInstanceOf(GitProblem.Unauthenticated.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    default void aRepositoryThatIsNotThereCannotBeReached() throws IOException {
        HttpServer server = answering(404, "Content-Type", "text/html");
        try {
            Path repository = cloneOf(server.getAddress().getPort());

            assertThat(problemOf(() -> open(repository).askRemoteHead("origin")))
                    .isInstanceOf(GitProblem.Unreachable.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    default void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path repository = cloneOf(silent.getLocalPort());
            Duration allowed = Duration.ofSeconds(2);
            var options = options().with(new Limits(Duration.ofMinutes(2), Duration.ofMinutes(2), allowed));

            assertThat(problemOf(() -> open(repository, options).fetch("origin", List.of())))
                    .isInstanceOfSatisfying(GitProblem.TimedOut.class,
                            it -> assertThat(it.allowed()).isEqualTo(allowed));
        }
    }
}
