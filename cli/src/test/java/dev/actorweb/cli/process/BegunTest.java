package dev.actorweb.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BegunTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ROOM = 1 << 20;

    @TempDir
    Path folder;

    private Outcome outcome(String output) throws IOException {
        Files.writeString(folder.resolve("9"), output);
        return Begun.of("9:1", folder).orElseThrow().await(LONG, ROOM);
    }

    @Test
    void theOutputIsWhatCameBeforeTheEnd() throws IOException {
        assertThat(outcome("# one\0? two\0\0k"))
                .isEqualTo(new Outcome.Exited(0, Bytes.of("# one\0? two\0"), Bytes.NONE));
    }

    @Test
    void whatFailedSaysSo() throws IOException {
        assertThat(outcome("\0n")).isEqualTo(new Outcome.Exited(1, Bytes.NONE, Bytes.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# one\0", "# one", "# one\0\0", "k"})
    void outputWithoutAnEndIsNone(String cutOff) throws IOException {
        assertThat(outcome(cutOff)).isInstanceOf(Outcome.NotStarted.class);
    }

    @Test
    void aPipeThatIsNotThereIsNoAnswer() {
        assertThat(Begun.of("9:1", folder).orElseThrow().await(LONG, ROOM))
                .isInstanceOf(Outcome.NotStarted.class);
    }

    @Test
    void aLongAnswerArrivesWhole() throws IOException {
        var fields = "? a/file\0".repeat(100_000);

        assertThat(outcome(fields + "\0k")).isEqualTo(new Outcome.Exited(0, Bytes.of(fields), Bytes.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", ":", "9:", "9:x", "9:1:2"})
    void whatTheLauncherDoesNotSayIsNothing(String given) {
        assertThat(Begun.of(given, folder)).isEmpty();
    }

    @Test
    void itIsTakenOnce() {
        System.setProperty("aw.begun-test", "9:1");

        assertThat(Begun.take("aw.begun-test")).isPresent();
        assertThat(Begun.take("aw.begun-test")).isEmpty();
    }

    /// A program that writes without end, or nothing, into a pipe that stays open.
    private Begun program(String script) throws Exception {
        var pipe = folder.resolve("9");
        var made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeThat(made.waitFor()).as("mkfifo").isZero();
        var writer = new ProcessBuilder("sh", "-c", "exec 9<>\"$0\"; " + script, pipe.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        this.writer = writer;
        return Begun.of("9:" + writer.pid(), folder).orElseThrow();
    }

    @SuppressWarnings("NullAway.Init")
    private Process writer;

    @Test
    void whenTheTimeIsOverTheProgramIsEnded() throws Exception {
        var begun = program("sleep 600");

        assertThat(begun.await(Duration.ofMillis(50), ROOM)).isInstanceOf(Outcome.TimedOut.class);
        assertThat(writer.waitFor()).isNotZero();
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        var begun = program("sleep 600");
        Thread.currentThread().interrupt();

        assertThat(begun.await(LONG, ROOM)).isInstanceOf(Outcome.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(writer.waitFor()).isNotZero();
    }

    @Test
    void tooMuchOutputEndsTheProgram() throws Exception {
        var begun = program("yes >&9");

        assertThat(begun.await(LONG, 100_000)).isEqualTo(new Outcome.TooMuchOutput(100_000));
        assertThat(writer.waitFor()).isNotZero();
    }
}
