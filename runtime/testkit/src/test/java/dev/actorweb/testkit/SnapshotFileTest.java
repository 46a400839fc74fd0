package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.CorruptSnapshotException;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotFile;
import dev.actorweb.runtime.SnapshotFile.Sync;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.Supervision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// State that is kept in a file.
class SnapshotFileTest {
    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().limit(1_000, Duration.ofMinutes(1))).create();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        test.close();
    }

    /// Adds up what it is told.
    private record Sum(Snapshot<Integer> total) implements Actor<Integer> {
        @Override
        public void receive(Integer message) {
            total.set(total.get() + message);
        }
    }

    private static final class Numbers implements SnapshotFile.Codec<Integer> {
        @Override
        public byte[] encode(Integer state) {
            return state.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Integer decode(byte[] bytes) {
            return Integer.valueOf(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private ActorRef<Integer> summing(Faults faults, SnapshotStore<Integer> store) {
        return test.spawn("sum", faults.around(context -> new Sum(context.snapshot(0, store))));
    }

    @ParameterizedTest
    @EnumSource(Sync.class)
    void aFileKeepsTheStateForTheNextActor(Sync sync) throws IOException {
        var store = SnapshotFile.of(folder.resolve("sum.state"), new Numbers()).sync(sync);
        for (int life = 1; life <= 3; life++) {
            var sum = summing(new Faults().crashAfter(1), store);
            sum.tell(10);
            sum.tell(1);
            test.advance(Duration.ofSeconds(1));
            test.system().stop(sum);
            test.runUntilIdle();
            assertThat(store.load()).contains(11 * life);
        }
        assertThat(folder).isDirectoryContaining("glob:**/sum.state");
        assertThat(folder.toFile().list()).containsExactly("sum.state");
        assertThat(Files.readString(folder.resolve("sum.state"))).matches("aw-snapshot 1 2 [0-9a-f]{8}\n33");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "aw-snapshot 1 2 00000000\n33", "aw-snapshot 0 2 3fb1e4b2\n33",
            "aw-snapshot 1 -1 \n", "\u0000\u0000\u0000\u0000", "aw-snapshot 1 2 3fb1e4b2",
            "aw-snapshot 1 99999999999999999999999999999999999999999999999999999999999999999 0\n3"})
    void aCorruptFileIsReportedAndKeptAside(String content) throws IOException {
        var path = folder.resolve("sum.state");
        Files.writeString(path, content);
        var sum = summing(new Faults(), SnapshotFile.of(path, new Numbers()));
        sum.tell(5);
        test.advance(Duration.ofSeconds(1));

        assertThat(test.events(RuntimeEvent.Failed.class)).singleElement().satisfies(event -> {
            assertThat(event.during()).isEqualTo(RuntimeEvent.Activity.CREATE);
            assertThat(event.cause()).isInstanceOf(CorruptSnapshotException.class)
                    .hasMessageStartingWith("the snapshot " + path + " ")
                    .hasMessageContaining("it is kept as sum.state.corrupt-1, and the next start begins");
        });
        assertThat(Files.readString(folder.resolve("sum.state.corrupt-1"))).isEqualTo(content);
        assertThat(Files.readString(path)).endsWith("\n5");
    }

    @Test
    void everyBitCounts() throws IOException {
        var path = folder.resolve("sum.state");
        var store = SnapshotFile.of(path, new Numbers()).sync(Sync.NEVER);
        store.save(1234);
        var good = Files.readAllBytes(path);
        for (int bit = 0; bit < good.length * 8; bit++) {
            var bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(path, bad);
            assertThatExceptionOfType(IOException.class).as("bit %d", bit).isThrownBy(store::load);
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(path, java.util.Arrays.copyOf(good, length));
            assertThatExceptionOfType(CorruptSnapshotException.class).as("length %d", length)
                    .isThrownBy(store::load);
        }
    }

    @Test
    void whatTheCodecCannotDecodeIsCorruptAndSaysWhy() throws IOException {
        var path = folder.resolve("sum.state");
        var words = new SnapshotFile.Codec<Integer>() {
            @Override
            public byte[] encode(Integer state) {
                return "many".getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Integer decode(byte[] bytes) {
                throw new IllegalArgumentException("no number");
            }
        };
        var store = SnapshotFile.of(path, words);
        store.save(7);
        assertThatExceptionOfType(CorruptSnapshotException.class).isThrownBy(store::load)
                .withMessageContaining("cannot be decoded")
                .withRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(folder.toFile().list()).containsExactly("sum.state.corrupt-1");
    }

    @Test
    void aWriteThatWasCutShortLeavesTheStateBefore() throws IOException {
        var path = folder.resolve("sum.state");
        var store = SnapshotFile.of(path, new Numbers());
        store.save(7);
        Files.writeString(folder.resolve("sum.state.next"), "aw-snapshot 1 2 3f");
        assertThat(store.load()).contains(7);
        store.save(8);
        assertThat(store.load()).contains(8);
    }

    @Test
    void aFolderThatIsMissingFailsTheMessageAndNotTheSystem() {
        var sum = summing(new Faults(), SnapshotFile.of(folder.resolve("no/where"), new Numbers()));
        sum.tell(1);
        test.advance(Duration.ofMinutes(1));
        assertThat(test.deadLetters()).hasSize(1);
        assertThat(sum.isAlive()).isTrue();
    }

    @Test
    void aFileOfALaterVersionStaysWhereItIsAndTheActorDoesNotStart() throws IOException {
        var path = folder.resolve("sum.state");
        Files.writeString(path, "aw-snapshot 2 whatever\ncontent");
        var sum = summing(new Faults(), SnapshotFile.of(path, new Numbers()));
        sum.tell(1);
        test.advance(Duration.ofMinutes(10));

        assertThat(test.system().statistics(sum).processed()).isZero();
        assertThat(test.logged().getFirst().cause()).get().asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessage("the snapshot " + path + " is of version 2, and this program reads version 1; "
                        + "it stays where it is: use the program that wrote it, or move it away");
        assertThat(folder.toFile().list()).containsExactly("sum.state");
        assertThat(Files.readString(path)).endsWith("content");

        Files.move(path, folder.resolve("elsewhere"));
        test.advance(Duration.ofMinutes(1));
        assertThat(test.system().statistics(sum).processed()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadOrWrittenSaysWhichFile() throws IOException {
        var path = Files.createDirectory(folder.resolve("sum.state"));
        var store = SnapshotFile.of(path, new Numbers());
        assertThatExceptionOfType(IOException.class).isThrownBy(store::load)
                .withMessageStartingWith("cannot read the snapshot " + path + ": ");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.save(1))
                .withMessageStartingWith("cannot save the snapshot " + path + ": ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyIsWrittenToThroughALinkPutInItsWay() throws IOException {
        var path = folder.resolve("sum.state");
        var victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve("sum.state.next"), victim);
        var store = SnapshotFile.of(path, new Numbers());
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.save(1))
                .withMessageStartingWith("cannot save the snapshot ");
        assertThat(Files.readString(victim)).isEqualTo("precious");
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless codec may do
    void aCodecThatReturnsNothingIsToldSo() throws IOException {
        var path = folder.resolve("sum.state");
        SnapshotFile.of(path, new Numbers()).save(7);
        var empty = SnapshotFile.of(path, new SnapshotFile.Codec<Integer>() {
            @Override
            public byte[] encode(Integer state) {
                return null;
            }

            @Override
            public Integer decode(byte[] bytes) {
                return null;
            }
        });
        assertThatNullPointerException().isThrownBy(() -> empty.save(1)).withMessage("encoded state");
        assertThatExceptionOfType(CorruptSnapshotException.class).isThrownBy(empty::load)
                .withMessageContaining("cannot be decoded");
    }

    @Test
    void aPathThatIsNoFileIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SnapshotFile.of(Path.of("/"), new Numbers()));
    }

    @Test
    void theContentsOfASnapshotDoNotReachTheTerminal() throws IOException {
        var path = folder.resolve("sum.state");
        Files.writeString(path, "aw-snapshot 1 \u001b[31mred\n33");
        List<Throwable> problems = new ArrayList<>();
        try {
            SnapshotFile.of(path, new Numbers()).load();
        } catch (CorruptSnapshotException e) {
            problems.add(e);
        }
        assertThat(problems).singleElement()
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\u001b")
                        .contains("?[31mred"));
    }
}
