package dev.actorweb.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where systems are found.
@Timeout(300)
class EndpointTest extends OpenSystem {
    @Test
    void onlyItsOwnerMayEnter() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions
                .toString(Files.getPosixFilePermissions(inspection().endpoint().socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> Inspection.open(ActorSystem.create("other"), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("alone");
        assertThatThrownBy(() -> Endpoint.running(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void runningSystemsAreFoundAndDeadOnesForgotten() throws Exception {
        Path stale = Files.createFile(folder.resolve("gone-999999999.sock"));

        assertThat(Endpoint.running(folder)).containsExactly(inspection().endpoint());
        assertThat(inspection().endpoint().system()).isEqualTo("order-desk");
        assertThat(stale).doesNotExist();
        assertThat(Endpoint.running(folder.resolve("none"))).isEmpty();
    }

    @Test
    void withoutKnockingThoseOfLivingProcessesAreSupposed() throws Exception {
        Path dead = Files.createFile(folder.resolve("gone-999999999.sock"));
        Path silent = Files.createFile(folder.resolve("silent-" + ProcessHandle.current().pid() + ".sock"));

        assertThat(Endpoint.supposed(folder)).extracting(Endpoint::system).containsExactly("order-desk",
                "silent");
        assertThat(dead).exists();
        Files.delete(dead);
        Files.delete(silent);
    }

    @Test
    void theSameSystemIsOpenedOnce() {
        assertThatThrownBy(() -> Inspection.open(system, folder)).isInstanceOf(IOException.class);
    }

    @Test
    void closingPartsFromClientsAndRemovesTheSocket() throws Exception {
        try (var client = connect()) {
            inspection().close();

            client.ended().get(120, TimeUnit.SECONDS);
            assertThatThrownBy(() -> client.request("list", Map.of())).isInstanceOf(IOException.class)
                    .hasMessageContaining("ended");
            assertThat(inspection().endpoint().socket()).doesNotExist();
        }
    }

    @Test
    void whatIsNoSocketOfOursIsLeftAlone() throws Exception {
        Path strange = Files.createFile(folder.resolve("notes.sock"));
        Path other = Files.createFile(folder.resolve("gone-999999999.txt"));

        assertThat(Endpoint.running(folder)).hasSize(1);
        assertThat(strange).exists();
        assertThat(other).exists();
        Files.delete(strange);
        Files.delete(other);
    }

    @Test
    void aFolderThatIsALinkIsRefused() throws Exception {
        Path link = folder.resolveSibling("link");
        Files.createSymbolicLink(link, folder);

        assertThatThrownBy(() -> Inspection.open(ActorSystem.create("other"), link))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Endpoint.running(link)).hasMessageContaining("alone");
        Files.delete(link);
        Files.createFile(link);
        assertThatThrownBy(() -> Endpoint.running(link)).hasMessageContaining("alone");
        Files.delete(link);
    }

    @Test
    void aNameIsMadeFitForAFile() throws Exception {
        var strange = ActorSystem.create("Über:Größe\u00a0" + "x".repeat(100));
        try (strange; var inspection = Inspection.open(strange, folder)) {
            assertThat(inspection.endpoint().socket().getFileName().toString())
                    .matches("[a-z0-9._-]{1,40}-\\d+\\.sock");
        }
    }
}
