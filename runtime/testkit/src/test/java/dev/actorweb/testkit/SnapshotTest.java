package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.CorruptSnapshotException;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotFile;
import dev.actorweb.runtime.SnapshotFile.Sync;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// State that is committed together with the message.
class SnapshotTest {
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

    /// A store in which a test can look and that it can make fail.
    private static final class Shelf implements SnapshotStore<Integer> {
        @Nullable
        Integer saved;
        int saves;
        int failures;

        @Override
        public Optional<Integer> load() {
            return Optional.ofNullable(saved);
        }

        @Override
        public void save(Integer state) throws IOException {
            saves++;
            if (failures > 0) {
                failures--;
                throw new IOException("the disk is full");
            }
            saved = state;
        }
    }

    private ActorRef<Integer> summing(Faults faults, SnapshotStore<Integer> store) {
        return test.spawn("sum", faults.around(context -> new Sum(context.snapshot(0, store))));
    }

    @Test
    void theStateSurvivesARestart() {
        var store = new Shelf();
        var sum = summing(new Faults().crashAt(3), store);
        for (int i = 1; i <= 4; i++) {
            sum.tell(i);
        }
        test.advance(Duration.ofSeconds(1));
        assertThat(store.saved).isEqualTo(10);
    }

    @Test
    void aMessageThatFailsAfterItChangedTheStateChangesItOnce() {
        var store = new Shelf();
        var sum = summing(new Faults().crashAfter(1).crashAfter(2).crashAfter(4), store);
        sum.tell(1);
        sum.tell(2);
        test.advance(Duration.ofSeconds(1));
        assertThat(store.saved).isEqualTo(3);
        assertThat(store.saves).isEqualTo(2);
    }

    @Test
    void aPoisonMessageLeavesNoTraceInTheState() {
        var probe = test.<Integer>probe("probe");
        ActorRef<Integer> sum = test.spawn("sum", context -> {
            Snapshot<Integer> total = context.snapshot(0);
            return message -> {
                total.set(total.get() + message);
                if (message == 13) {
                    throw new IllegalStateException("thirteen");
                }
                probe.ref().tell(total.get());
            };
        });
        for (int message : new int[]{1, 13, 2}) {
            sum.tell(message);
        }
        test.advance(Duration.ofSeconds(10));
        probe.expectMessage(1);
        probe.expectMessage(3);
        assertThat(test.deadLetters()).hasSize(1);
    }

    @Test
    void aSaveThatFailsIsAFailureOfTheMessage() {
        var store = new Shelf();
        store.failures = 2;
        var sum = summing(new Faults(), store);
        sum.tell(5);
        test.advance(Duration.ofSeconds(1));
        assertThat(store.saved).isEqualTo(5);
        assertThat(store.saves).isEqualTo(3);
        assertThat(test.events(RuntimeEvent.Failed.class)).hasSize(2)
                .allSatisfy(event -> assertThat(event.cause()).hasMessage("the disk is full"));
    }

    @Test
    void aStartOrASignalWhoseStateCannotBeSavedHasFailed() {
        var store = new Shelf();
        store.failures = 1;
        test.<Integer>spawn("a", context -> new Actor<>() {
            private final Snapshot<Integer> state = context.snapshot(0, store);

            @Override
            public void started() {
                state.set(state.get() + 1);
                context.receiveTimeout(Duration.ofSeconds(1));
                if (context.restarts() == 1) {
                    store.failures = 0;
                }
            }

            @Override
            public void receive(Integer message) {}

            @Override
            public void signal(dev.actorweb.runtime.Signal signal) {
                store.failures = 1;
                state.set(10);
                context.receiveTimeout(Duration.ZERO);
            }
        });
        test.advance(Duration.ofSeconds(5));
        assertThat(test.events(RuntimeEvent.Failed.class)).extracting(RuntimeEvent.Failed::during)
                .startsWith(RuntimeEvent.Activity.START, RuntimeEvent.Activity.SIGNAL);
        assertThat(store.saved).isLessThan(10);
    }

    @Test
    void anActorToldToStopWhileItsStateIsSavedHasHandledTheMessage() {
        var store = new Shelf();
        var sum = summing(new Faults(), store);
        sum.tell(5);
        sum.tell(6);
        while (store.saves == 0) {
            assertThat(test.step()).isTrue();
            test.system().stop(sum);
        }
        test.runUntilIdle();
        assertThat(store.saved).isEqualTo(5);
        assertThat(test.system().statistics(sum).processed()).isEqualTo(1);
        assertThat(test.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.message()).isEqualTo(6));
    }

    @Test
    void aDrainingActorSavesEveryState() {
        var store = new Shelf();
        var sum = summing(new Faults(), store);
        for (int i = 1; i <= 10; i++) {
            sum.tell(i);
        }
        assertThat(test.stop(Duration.ofSeconds(10)).complete()).isTrue();
        assertThat(store.saved).isEqualTo(55);
        assertThat(store.saves).isEqualTo(10);
    }

    @Test
    void anActorThatSavesAtItsStartDrainsToo() {
        var store = new Shelf();
        var seen = new ArrayList<Integer>();
        ActorRef<Integer> actor = test.spawn("a", context -> new Actor<>() {
            private final Snapshot<Integer> state = context.snapshot(0, store);

            @Override
            public void started() {
                state.set(1);
            }

            @Override
            public void receive(Integer message) {
                seen.add(message);
            }
        });
        actor.tell(7);
        assertThat(test.stop(Duration.ofSeconds(10)).complete()).isTrue();
        assertThat(store.saved).isEqualTo(1);
        assertThat(seen).containsExactly(7);
    }

    @Test
    void anUnchangedStateIsNotSaved() {
        var store = new Shelf();
        ActorRef<Integer> actor = test.spawn("a", context -> {
            context.snapshot(0, store);
            return _ -> {};
        });
        actor.tell(1);
        test.runUntilIdle();
        assertThat(store.saves).isZero();
    }

    @Test
    void theStateInMemoryEndsWithTheActor() {
        var totals = new ArrayList<Integer>();
        for (int life = 0; life < 2; life++) {
            ActorRef<Integer> sum = test.spawn("sum", context -> {
                Snapshot<Integer> total = context.snapshot(0);
                return message -> {
                    total.set(total.get() + message);
                    totals.add(total.get());
                    context.stopSelf();
                };
            });
            sum.tell(7);
            test.runUntilIdle();
        }
        assertThat(totals).containsExactly(7, 7);
    }

    @Test
    void startAndSignalsCommitToo() {
        var store = new Shelf();
        ActorRef<Integer> actor = test.spawn("a", context -> new Actor<>() {
            private final Snapshot<Integer> state = context.snapshot(0, store);

            @Override
            public void started() {
                state.set(state.get() + 100);
                context.receiveTimeout(Duration.ofSeconds(1));
            }

            @Override
            public void receive(Integer message) {}

            @Override
            public void signal(dev.actorweb.runtime.Signal signal) {
                state.set(state.get() + 1);
            }
        });
        test.runUntilIdle();
        assertThat(store.saved).isEqualTo(100);
        test.advance(Duration.ofSeconds(2));
        assertThat(store.saved).isEqualTo(102);
        assertThat(actor.isAlive()).isTrue();
    }

    @Test
    void theStateIsForTheActorAloneAndDeclaredOnce() {
        var stolen = new ArrayList<Snapshot<Integer>>();
        test.<Integer>spawn("a", context -> {
            stolen.add(context.snapshot(0));
            assertThatIllegalStateException().isThrownBy(() -> context.snapshot(1))
                    .withMessage("actor://test/a has a snapshot already");
            return _ -> {};
        });
        test.runUntilIdle();
        assertThat(stolen).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> stolen.getFirst().get());
        assertThatIllegalStateException().isThrownBy(() -> stolen.getFirst().set(1));
    }

    @Test
    void randomCrashesNeverLoseOrDoubleAChange() {
        TestSystem.forEachSeed(100, each -> {
            var totals = new ArrayList<Integer>();
            ActorRef<Integer> sum = each.spawn("sum", new Faults().crashRandomly(0.3, each.seed())
                    .around(context -> {
                        Snapshot<Integer> total = context.snapshot(0);
                        return message -> {
                            total.set(total.get() + message);
                            if ((total.get() * each.seed() + context.restarts()) % 5 == 1) {
                                throw new IllegalStateException("after the change");
                            }
                            totals.add(total.get());
                        };
                    }), SpawnOptions.defaults().redeliveryLimit(1_000));
            var random = new SplittableRandom(each.seed());
            int expected = 0;
            for (int i = 0; i < 10; i++) {
                int amount = random.nextInt(100);
                expected += amount;
                sum.tell(amount);
            }
            each.advance(Duration.ofMinutes(10));
            if (sum.isAlive()) {
                assertThat(totals).last().isEqualTo(expected);
            }
        });
    }

    // Files.

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
