package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.watch.Trace.BadTraceException;
import dev.actorweb.machine.MachineReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    @TempDir
    private Path folder;

    private byte[] written(List<Happening> happenings) throws IOException {
        var file = folder.resolve("t" + System.nanoTime() + ".awt");
        try (var recording = Recording.create(file)) {
            recording.begin("house", List.of(BoardTest.door("door", "closed", 1, 0)));
            recording.spec("door", new Watched.Spec(BoardTest.DOOR, false,
                    MachineReader.read("door.yaml", BoardTest.DOOR).machine().orElseThrow()));
            for (var what : happenings) {
                recording.add(what);
            }
        }
        return Files.readAllBytes(file);
    }

    private static Trace read(byte[] bytes) throws IOException, BadTraceException {
        return TraceReader.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /// Random happenings come back as they were.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenIsReadAgain(long seed) throws Exception {
        var random = new Random(seed);
        List<Happening> happenings = new ArrayList<>();
        long at = 1_795_271_747_853_460L;
        Map<String, @Nullable Object> variables = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            at += random.nextInt(1_000) - 100;
            var actor = "actor" + random.nextInt(4);
            var name = "é\n\u001b" + random.nextInt(20);
            happenings.add(switch (random.nextInt(5)) {
                case 0 ->
                    new Happening.Refused(at, actor, name, List.of(name, "b"), "no\t", Optional.empty());
                case 1 -> new Happening.Lived(at, actor, "failed", name);
                case 2 -> new Happening.Missed(at, random.nextInt(100));
                case 3 -> new Happening.Noted(at, actor, name, random.nextBoolean());
                default -> {
                    variables = new HashMap<>(variables);
                    variables.put(name, random.nextLong());
                    yield new Happening.Stepped(at, actor, "machine", name, List.of("a"), List.of(name, "c"),
                            List.of(random.nextInt(9)),
                            Optional.of(Map.of("list", List.of(1L, "x", true), "map", Map.of("y", 1.5))),
                            Optional.of(variables), i + 1L, random.nextBoolean() ? "" : "other");
                }
            });
        }

        var trace = read(written(happenings));

        assertThat(trace.happenings()).isEqualTo(happenings);
        assertThat(trace.isCut()).isFalse();
        assertThat(trace.system()).isEqualTo("house");
        assertThat(trace.specs()).containsOnlyKeys("door");
    }

    @Test
    void aTraceWhoseWriterWasKilledIsReadAsFarAsItGoes() throws Exception {
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            happenings.add(BoardTest.step("door", "E" + i % 7, "closed", "open", i));
        }
        var bytes = written(happenings);

        var trace = read(Arrays.copyOf(bytes, bytes.length - 100));

        assertThat(trace.isCut()).isTrue();
        assertThat(trace.happenings()).isNotEmpty().hasSizeLessThan(5_000);
    }

    @Test
    void aTraceIsCompact() throws Exception {
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            happenings.add(BoardTest.step("door", i % 2 == 0 ? "OPEN" : "CLOSE", "closed", "open", i));
        }

        assertThat(written(happenings).length).isLessThan(12 * 10_000);
    }

    @Test
    void aSmallFileThatUnfoldsIntoAVeryLargeOneIsRefused() throws Exception {
        var header = "{\"aw\":\"trace\",\"version\":1,\"system\":\"s\"}\n";
        var file = zipped(header + "{\"actor\":1,\"path\":\"a\"}\n".repeat(10_000));

        assertThat(TraceReader.read(new ByteArrayInputStream(file), 300_000).actors()).hasSize(1);
        assertThatThrownBy(() -> TraceReader.read(new ByteArrayInputStream(file), 100_000))
                .isInstanceOf(BadTraceException.class).hasMessageContaining("longer than can be shown");
    }

    @Test
    void anExistingFileIsKept() throws Exception {
        var file = Files.writeString(folder.resolve("kept"), "mine");

        assertThatThrownBy(() -> Recording.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"aw\":\"trace\"}", "{\"aw\":\"trace\",\"version\":2}",
            "{\"aw\":\"inspection\",\"version\":1}", "no json"})
    void whatIsNoTraceIsRefused(String header) {
        assertThatThrownBy(() -> read(zipped(header + "\n"))).isInstanceOf(BadTraceException.class)
                .hasMessageStartingWith("line 1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"d\":1,\"a\":7,\"e\":0}", "{\"a\":0,\"e\":0}",
            "{\"d\":1,\"a\":0,\"e\":5,\"n\":0}",
            "{\"d\":1,\"a\":0,\"e\":0,\"n\":0,\"k\":[-1]}",
            "{\"d\":1,\"new\":[\"x\"],\"a\":0,\"e\":0,\"n\":0,\"k\":[\"x\"]}",
            "{\"of\":0,\"spec\":3}", "{\"d\":\"x\"}", "7", "{\"d\":1.5,\"m\":1}", "{\"d\":1,\"m\":1"})
    void whatIsWrongIsSaidWithItsLine(String line) {
        var head = "{\"aw\":\"trace\",\"version\":1,\"system\":\"s\"}\n{\"actor\":0,\"path\":\"door\"}\n";

        assertThatThrownBy(() -> read(zipped(head + line + "\n"))).isInstanceOf(BadTraceException.class)
                .hasMessageStartingWith("line 3: ");
    }

    @Test
    void aPlainFileIsNoTrace() {
        assertThatThrownBy(() -> read("machine: door".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadTraceException.class);
    }

    @Test
    void anEndlessLineIsRefused() throws Exception {
        var bomb = zipped("{\"aw\":\"trace\",\"version\":1,\"system\":\"" + "x".repeat(6_000_000) + "\"}\n");

        assertThatThrownBy(() -> read(bomb)).isInstanceOf(BadTraceException.class)
                .hasMessageContaining("longer than any");
    }
}
