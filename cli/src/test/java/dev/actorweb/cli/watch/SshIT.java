package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.Screen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watching over ssh: through a server of its own, which an ordinary user may start. Skipped where
/// none is installed.
class SshIT {
    private static final Path SERVER = Path.of("/usr/sbin/sshd");

    @TempDir
    private Path folder;

    private @Nullable Process server;

    @AfterEach
    void endTheServer() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
    }

    private void run(String... words) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(words).directory(folder.toFile()).inheritIO().start().waitFor())
                .isZero();
    }

    private int startTheServer() throws Exception {
        assumeThat(SERVER).as("a server for ssh is installed").isExecutable();
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "host");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key");
        Files.writeString(folder.resolve("sshd.conf"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                UsePAM no
                StrictModes no
                PasswordAuthentication no
                """.formatted(port, folder.resolve("host"), folder.resolve("key.pub")));
        var log = folder.resolve("sshd.log");
        var started = new ProcessBuilder(SERVER.toString(), "-D", "-e", "-f", "sshd.conf")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        server = started;
        for (int i = 0; i < 6_000 && started.isAlive() && !listens(port); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assumeThat(started.isAlive()).as("the server for ssh starts here: %s", Files.readString(log))
                .isTrue();
        return port;
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Test
    void theScreenIsDrawnResizedAndPutBackOverSsh() throws Exception {
        int port = startTheServer();
        Files.writeString(folder.resolve("door.yaml"), HouseMain.DOOR);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Files.writeString(folder.resolve("aw.sh"), """
                cd '%s' && exec env -u CI LC_ALL=C.UTF-8 '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
                    --enable-native-access=ALL-UNNAMED -Daw.tty=012 -cp '%s' dev.actorweb.cli.Main "$@"
                """.formatted(folder, java, classes));
        try (var screen = Screen.open(folder)) {
            screen.enter("clear; stty -g >before; ssh -t -p " + port + " -i key -o StrictHostKeyChecking=no "
                    + "-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR 127.0.0.1 sh '" + folder
                    + "/aw.sh' analyze door.yaml --subscribe; echo \"exit $?\"; stty -g >after; "
                    + "cmp before after && echo as it w''as");
            screen.await("├─▶ closed");
            screen.type("e").await("accepted in closed: OPEN");
            screen.type("OPEN {\"key\": \"k\"}").press("Enter").await("closed → open");
            screen.press("Escape").await("? help");
            screen.resize(80, 24).await("? help   q quit");
            assertThat(screen.text().lines()).hasSize(24);
            screen.type("q");
            assertThat(screen.await("as it was")).contains("exit 0", "no deviation");
        }
    }
}
