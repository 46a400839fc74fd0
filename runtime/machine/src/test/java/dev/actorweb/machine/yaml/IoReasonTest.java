package dev.actorweb.machine.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
    @TempDir
    Path folder;

    @Test
    void whatJavaTellsByTheTypeIsSaidInWords() {
        assertThat(IoReason.of(new AccessDeniedException("/etc/x"))).isEqualTo("permission denied");
        assertThat(IoReason.of(new FileSystemException("/x", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(IoReason.of(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(IoReason.of(new IOException())).isEqualTo("IOException");
        assertThat(IoReason.of(new FileSystemException("/x"))).isEqualTo("/x");
    }

    @Test
    void theFileIsNamedOnce() {
        var denied = new AccessDeniedException("/etc/x");

        assertThat(IoReason.withFile(denied)).isEqualTo("/etc/x: permission denied");
        assertThat(IoReason.of(denied, "/etc/x")).isEqualTo("permission denied");
        assertThat(IoReason.of(denied, "/etc/x/y")).isEqualTo("/etc/x: permission denied");
        assertThat(IoReason.withFile(new IOException("Broken pipe"))).isEqualTo("Broken pipe");
    }

    @Test
    void whatTheFileSystemRefusesIsUnderstood() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThat(IoReason.of(refused(() -> Files.createDirectory(file))))
                .isEqualTo("something else is in its place");
        assertThat(IoReason.of(refused(() -> Files.createFile(folder.resolve("no/file")))))
                .isEqualTo("there is no such file or folder");
        assertThat(IoReason.of(refused(() -> Files.delete(folder)))).isEqualTo("the folder is not empty");
    }

    private static IOException refused(ThrowingCallable call) {
        return catchThrowableOfType(IOException.class, call);
    }
}
