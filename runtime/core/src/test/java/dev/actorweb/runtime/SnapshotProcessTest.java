package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.runtime.SnapshotFile.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of a state in a file when its process dies, or the disk has no more room.
@Timeout(300)
class SnapshotProcessTest {
    @TempDir
    Path folder;

    private Process start(List<String> before, Path path, Sync sync, String growth) throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Saver.class.getName(), path.toString(), sync.name(), growth));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    void aProcessThatIsKilledAtAnyMomentLeavesAWholeStateAndNoneThatCountedIsLost() throws Exception {
        var path = folder.resolve("count.state");
        var store = SnapshotFile.of(path, new Saver.Text());
        var random = new SplittableRandom(7);
        var known = "0";
        for (int life = 0; life < 6; life++) {
            var process = start(List.of(), path, life % 2 == 0 ? Sync.NEVER : Sync.ALWAYS, "");
            try (var lines = process.inputReader()) {
                assertThat(lines.readLine()).isEqualTo(known);
                if (life == 0) {
                    assertThatExceptionOfType(IOException.class).isThrownBy(store::claim).withMessage(
                            "the snapshot " + path + " is in use by process " + process.pid()
                                    + ", and two must not share a file");
                }
                for (int left = random.nextInt(300); left > 0; left--) {
                    known = lines.readLine();
                }
                process.toHandle().destroyForcibly(); // and what it has printed can still be read
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    known = line.isEmpty() ? known : line;
                }
            }
            process.waitFor();
            var found = store.load().orElseThrow();
            assertThat(Saver.number(found)).isIn(Saver.number(known), Saver.number(known) + 1);
            known = found;
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whereThereIsNoRoomTheStateBeforeStaysAndTheMessageFails() throws Exception {
        var path = folder.resolve("count.state");
        var process = start(List.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"), path, Sync.ALWAYS,
                "more and more ");
        String last = "0";
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Poison")) {
                    assertThat(line).contains("cannot save the snapshot " + path + ": ");
                    break;
                }
                last = line;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(SnapshotFile.of(path, new Saver.Text()).load()).contains(last);
        assertThat(Saver.number(last)).isPositive();
        assertThat(folder.resolve("count.state.next")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Sync.class)
    void theDiskIsWaitedForAsConfigured(Sync sync) throws Exception {
        var path = folder.resolve(sync.name().toLowerCase(Locale.ROOT));
        var dump = folder.resolve("events.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
            recording.start();
            SnapshotFile.of(path, new Saver.Text()).sync(sync).save("state");
            recording.stop();
            recording.dump(dump);
        }
        var forced = RecordingFile.readAllEvents(dump).stream()
                .map((RecordedEvent event) -> event.getString("path"))
                .filter(each -> each.startsWith(folder.toString())).toList();
        assertThat(forced).containsExactlyElementsOf(switch (sync) {
            case ALWAYS -> List.of(path + ".next", folder.toString());
            case NEVER -> List.of();
        });
        assertThat(Files.exists(path)).isTrue();
    }
}
