package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Serves the repositories of a folder over HTTP or HTTPS, to one user, by `git http-backend`.
final class GitServer implements AutoCloseable {
    private static final String SECRET = "changeit";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path folder;
    private final String credentials;

    private GitServer(HttpServer server, Path folder, String user, String password) {
        this.server = server;
        this.folder = folder;
        credentials = "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static GitServer plain(Path folder, String user, String password) throws IOException {
        return new GitServer(HttpServer.create(loopback(), 0), folder, user, password);
    }

    /// @param certificate
    ///            where the server's certificate is written, for those who trust it
    static GitServer secure(Path folder, String user, String password, Path certificate) throws Exception {
        var store = certificate.resolveSibling("server.p12");
        keytool("-genkeypair", "-alias", "git", "-keyalg", "RSA", "-keysize", "2048", "-validity", "2",
                "-dname",
                "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-keystore",
                store.toString(), "-storepass", SECRET);
        keytool("-exportcert", "-rfc", "-alias", "git", "-keystore", store.toString(), "-storepass", SECRET,
                "-file",
                certificate.toString());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new GitServer(server, folder, user, password);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void keytool(String... words) throws Exception {
        var command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0).as(output).isTrue();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            serve(exchange, exchange.getRequestBody().readAllBytes());
        }
    }

    /// A common gateway interface, as far as git needs it.
    private void serve(HttpExchange exchange, byte[] body) throws IOException {
        var builder = new ProcessBuilder("git", "http-backend")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("GIT_"));
        var uri = exchange.getRequestURI();
        variables.put("GIT_PROJECT_ROOT", folder.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        variables.put("REMOTE_USER", "ann");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", uri.getPath());
        variables.put("QUERY_STRING", uri.getQuery() == null ? "" : uri.getQuery());
        header(exchange, "Content-Type", "CONTENT_TYPE", variables);
        header(exchange, "Git-Protocol", "GIT_PROTOCOL", variables);
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(plain(exchange, body));
        }
        reply(exchange, process.getInputStream().readAllBytes());
    }

    private static void header(HttpExchange exchange, String name, String variable,
            java.util.Map<String, String> variables) {
        var value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            variables.put(variable, value);
        }
    }

    private static byte[] plain(HttpExchange exchange, byte[] body) throws IOException {
        if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    private static void reply(HttpExchange exchange, byte[] answer) throws IOException {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\r\n\r\n");
        int status = 200;
        for (var line : text.substring(0, blank).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            var name = line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (name.equals("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(name, value);
            }
        }
        int length = answer.length - blank - 4;
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer, blank + 4, length);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
