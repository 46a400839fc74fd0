package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSH's server as an ordinary process on a free port of this machine; it lets in who has
/// the key.
final class SshServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path folder;

    private SshServer(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /// Skips the test where there is no such server, or it may not run.
    static SshServer start(Path folder) throws Exception {
        var program = Path.of("/usr/sbin/sshd");
        assumeThat(Files.isExecutable(program)).as("OpenSSH's server").isTrue();
        generate(folder.resolve("host"));
        generate(folder.resolve("key"));
        Files.copy(folder.resolve("key.pub"), folder.resolve("authorized"));
        int port = freePort();
        var config = Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                UsePAM no
                StrictModes no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                AcceptEnv GIT_PROTOCOL
                """.formatted(port, folder.resolve("host"), folder.resolve("authorized")));
        privilegeSeparation();
        var process = new ProcessBuilder(program.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        var lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        assumeThat(line).as("sshd").isNotNull().contains("listening");
        Thread.ofVirtual().start(() -> drain(lines));
        return new SshServer(process, port, folder);
    }

    private static void drain(BufferedReader lines) {
        try (lines) {
            lines.transferTo(java.io.Writer.nullWriter());
        } catch (IOException closed) {
            return;
        }
    }

    /// A server that runs as root wants this folder, which lives only as long as the machine is up.
    private static void privilegeSeparation() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
    }

    private static void generate(Path key) throws Exception {
        var process = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0).isTrue();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address(Path repository) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository;
    }

    /// The program that connects, with the user's own key and hosts rather than those of whoever
    /// runs the test.
    String client(String... options) {
        return "ssh -F /dev/null -o IdentitiesOnly=yes -o IdentityAgent=none " + String.join(" ", options);
    }

    String withKey() {
        return "-i " + folder.resolve("key");
    }

    /// Knows the host.
    String withHost() throws IOException {
        var known = folder.resolve("known");
        var key = Files.readString(folder.resolve("host.pub")).split(" ", -1);
        Files.writeString(known, "[127.0.0.1]:" + port + " " + key[0] + " " + key[1] + "\n");
        return hosts(known);
    }

    String withoutHost() {
        return hosts(folder.resolve("nobody"));
    }

    private static String hosts(Path file) {
        return String.join(" ",
                List.of("-o", "UserKnownHostsFile=" + file, "-o", "GlobalKnownHostsFile=/dev/null"));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
