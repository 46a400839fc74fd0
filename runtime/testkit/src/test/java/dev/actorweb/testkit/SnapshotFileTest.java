package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.CorruptSnapshotException;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotFile;
import dev.actorweb.runtime.SnapshotFile.Sync;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
            if (new String(bad, StandardCharsets.ISO_8859_1).matches("(?s)aw-snapshot ([359] |10).*")) {
                assertThatExceptionOfType(IOException.class).as("bit %d", bit).isThrownBy(store::load)
                        .withMessageContaining("stays where it is");
                assertThat(path).exists();
            } else {
                assertThatExceptionOfType(CorruptSnapshotException.class).as("bit %d", bit)
                        .isThrownBy(store::load);
                assertThat(path).doesNotExist();
            }
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(path, java.util.Arrays.copyOf(good, length));
            assertThatExceptionOfType(CorruptSnapshotException.class).as("length %d", length)
                    .isThrownBy(store::load);
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        var path = folder.resolve("sum.state");
        var store = SnapshotFile.of(path, new Numbers());
        store.save(1);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(SnapshotFile.LARGEST + 1_000L); // a hole, which takes no room
        }
        assertThatExceptionOfType(CorruptSnapshotException.class).isThrownBy(store::load)
                .withMessageContaining("sum.state.corrupt-1");
        assertThat(path).doesNotExist();
    }

    @Test
    void aWholeFileThatTheCodecCannotReadStaysWhereItIsAndSaysWhy() throws IOException {
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
        SnapshotFile.of(path, words).save(7);
        var sum = summing(new Faults(), SnapshotFile.of(path, words));
        sum.tell(1);
        test.advance(Duration.ofMinutes(10));

        assertThat(test.system().statistics(sum).processed()).isZero();
        assertThat(test.logged().getFirst().cause()).get().asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .isNotInstanceOf(CorruptSnapshotException.class)
                .hasMessage("the snapshot " + path + " is whole, but its codec cannot read it; "
                        + "it stays where it is: use the program that wrote it, or move it away")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(Files.readString(path)).endsWith("\nmany");

        Files.writeString(path, "aw-snapshot 1 2 87ce3fb9\n41");
        assertThatExceptionOfType(CorruptSnapshotException.class)
                .isThrownBy(SnapshotFile.of(path, new Numbers())::load);
        SnapshotFile.of(path, new Numbers()).save(41); // by the program that wrote it
        assertThat(SnapshotFile.of(path, new Numbers()).load()).contains(41);
    }

    @Test
    void anErrorOfTheCodecKeepsTheFileToo() throws IOException {
        var path = folder.resolve("sum.state");
        SnapshotFile.of(path, new Numbers()).save(7);
        for (var error : List.of(new StackOverflowError(), new NoClassDefFoundError("State"))) {
            var store = SnapshotFile.of(path, new SnapshotFile.Codec<Integer>() {
                @Override
                public byte[] encode(Integer state) {
                    return new byte[0];
                }

                @Override
                public Integer decode(byte[] bytes) {
                    throw error;
                }
            });
            assertThatExceptionOfType(IOException.class).isThrownBy(store::load).withCause(error)
                    .withMessageContaining("stays where it is");
        }
        assertThat(SnapshotFile.of(path, new Numbers()).load()).contains(7);
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
        store.save(1);
        assertThat(store.load()).contains(1);
        assertThat(Files.readString(victim)).isEqualTo("precious");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatALinkLeadsToIsReplacedAndNotTheLink() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var path = Files.createSymbolicLink(folder.resolve("sum.state"),
                Path.of("elsewhere", "real.state"));
        var store = SnapshotFile.of(path, new Numbers());
        assertThat(store.load()).isEmpty();
        store.save(1);
        store.save(2);
        assertThat(path).isSymbolicLink();
        assertThat(elsewhere.toFile().list()).containsExactly("real.state");
        assertThat(store.load()).contains(2);

        Files.writeString(elsewhere.resolve("real.state"), "x");
        assertThatExceptionOfType(CorruptSnapshotException.class).isThrownBy(store::load)
                .withMessageContaining("real.state.corrupt-1");
        assertThat(path).isSymbolicLink();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void linksThatLeadInACircleAreAnError() throws IOException {
        var path = Files.createSymbolicLink(folder.resolve("sum.state"), Path.of("sum.state"));
        assertThatExceptionOfType(IOException.class).isThrownBy(SnapshotFile.of(path, new Numbers())::load)
                .withMessageStartingWith("cannot read the snapshot ");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theFileKeepsItsPermissions() throws IOException {
        var path = folder.resolve("sum.state");
        var store = SnapshotFile.of(path, new Numbers());
        store.save(1);
        for (var permissions : List.of("rw-------", "rw-rw-rw-", "r--------")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            store.save(2);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    void aFailedSaveLeavesNothingBesideTheFile() throws IOException {
        var path = Files.createDirectory(folder.resolve("sum.state"));
        Files.createFile(path.resolve("full"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SnapshotFile.of(path, new Numbers()).save(1));
        assertThat(folder.toFile().list()).containsExactly("sum.state");
    }

    @Test
    void twoActorsDoNotShareAFile() throws IOException {
        var path = folder.resolve("sum.state");
        var first = summing(new Faults().crashAt(1), SnapshotFile.of(path, new Numbers()));
        first.tell(5);
        test.advance(Duration.ofSeconds(1));
        try (var other = TestSystem.create()) {
            ActorRef<Integer> second = other.spawn("second", context -> new Sum(
                    context.snapshot(0, SnapshotFile.of(folder.resolve("../" + folder.getFileName()
                            + "/sum.state"), new Numbers()))),
                    SpawnOptions.defaults());
            second.tell(7);
            other.runUntilIdle();
            assertThat(other.events(RuntimeEvent.Failed.class)).isNotEmpty()
                    .allSatisfy(event -> assertThat(event.cause()).isInstanceOf(IOException.class)
                            .hasMessageEndingWith("sum.state is in use by another actor of this process, "
                                    + "and two must not share a file"));
            first.tell(1);
            test.runUntilIdle();
            test.system().stop(first);
            test.runUntilIdle();

            other.advance(Duration.ofMinutes(1));
            assertThat(other.system().statistics(second).processed()).isEqualTo(1);
            assertThat(Files.readString(path)).endsWith("\n13");
        }
        assertThat(folder.toFile().list()).containsExactly("sum.state");
    }

    @Test
    void anActorThatCannotLoadHasNotTakenTheFile() throws IOException {
        var path = folder.resolve("sum.state");
        Files.writeString(path, "aw-snapshot 2 whatever\ncontent");
        test.<Integer>spawn("a",
                context -> new Sum(context.snapshot(0, SnapshotFile.of(path, new Numbers()))),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        test.runUntilIdle();
        var store = SnapshotFile.of(path, new Numbers());
        store.claim();
        store.release();
        store.release();
        assertThat(folder.toFile().list()).containsExactly("sum.state");
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
        assertThatExceptionOfType(IOException.class).isThrownBy(empty::load)
                .withMessageContaining("its codec cannot read it");
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
