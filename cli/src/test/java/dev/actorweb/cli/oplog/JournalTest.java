package dev.actorweb.cli.oplog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.runtime.inspect.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final CommitId ONE = new CommitId("1".repeat(40));
    private static final CommitId TWO = new CommitId("2".repeat(64));
    private static final RefName BRANCH = RefName.branch("feat/d\u00f6r");

    /// One of each kind.
    static final List<Step> STEPS = List.of(
            new Step.MoveRef(BRANCH, Optional.of(ONE), Optional.of(TWO), true),
            new Step.MoveRef(BRANCH, Optional.empty(), Optional.of(TWO), false),
            new Step.MoveRef(BRANCH, Optional.of(ONE), Optional.empty(), false),
            new Step.MakeCommit(BRANCH, Optional.empty(),
                    CommitRequest.everything("feat: a\n\n\"\\\t\u0001")),
            new Step.MakeCommit(BRANCH, Optional.of(ONE),
                    CommitRequest.paths("x", List.of("a b", "\udc80\n", "\u00e4")).amending().withoutHooks()),
            new Step.Restage(BRANCH, Optional.of(ONE), Optional.empty(), Optional.of(Path.of("/a")),
                    Optional.empty()),
            new Step.Restage(BRANCH, Optional.of(ONE), Optional.of(TWO), Optional.empty(),
                    Optional.of(Path.of("/b"))),
            new Step.Push("origin", List.of(new Step.Update(BRANCH, Optional.of(ONE), Optional.of(TWO)),
                    new Step.Update(BRANCH, Optional.of(ONE), Optional.empty()))),
            new Step.Check(List.of("test", "x, y"), ONE, Path.of("/tmp/x")),
            new Step.AddWorktree(Path.of("/w"), BRANCH, ONE, true, Optional.empty()),
            new Step.RemoveWorktree(Path.of("/w"), BRANCH, ONE, false, Optional.of(TWO)),
            new Step.WriteFile(Path.of("/f"), Optional.empty(), Optional.of("a: b\n")),
            new Step.WriteFile(Path.of("/f"), Optional.of(""), Optional.empty()),
            new Step.ReplaceFile(Path.of("/g"), Optional.empty(),
                    Optional.of(new Step.FileState("a".repeat(64), true))),
            new Step.ReplaceFile(Path.of("/g"), Optional.of(new Step.FileState("0".repeat(64), false)),
                    Optional.empty()),
            new Step.Resolve(BRANCH, ONE, TWO, true));

    private Path file;
    private Journal journal;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("aw").resolve("operations.jsonl");
        journal = new Journal(file);
    }

    private static Heading heading(String command) {
        return new Heading(command, List.of("w", "\u2028"), "worktrees/x", Optional.of("feat/x"),
                Optional.of(7));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        int number = journal.begin(NOW, heading("ship"), STEPS);
        journal.did(number, 0, Result.of(ONE.hex()));
        journal.did(number, 1, Result.leftOut("in the way: \u001b[31m"));

        var read = journal.operations().getFirst();

        assertThat(read.heading()).isEqualTo(heading("ship"));
        assertThat(read.at()).isEqualTo(NOW);
        assertThat(read.steps()).isEqualTo(STEPS);
        assertThat(read.results()).containsEntry(0, Result.of(ONE.hex()))
                .containsEntry(1, Result.leftOut("in the way: \u001b[31m")).hasSize(2);
        assertThat(read.did(0)).isTrue();
        assertThat(read.did(1)).isFalse();
        assertThat(read.outcome()).isEmpty();

        journal.end(number, Outcome.DONE, "done");

        assertThat(journal.operations().getFirst().outcome()).contains(Outcome.DONE);
        assertThat(journal.operations().getFirst().summary()).isEqualTo("done");
    }

    @Test
    void everyLineIsJsonInAscii() throws IOException {
        journal.begin(NOW, heading("save"), STEPS);

        var text = Files.readString(file);

        assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        assertThat(JsonText.read(text.strip())).asInstanceOf(MAP).containsKeys("operation", "steps", "sum");
    }

    @Test
    void theLatestAreThoseThatBeganAmongTheLastEntries() {
        for (var word : List.of("one", "two", "three")) {
            int number = journal.begin(NOW, heading("save"), List.of(STEPS.getFirst()));
            journal.end(number, Outcome.DONE, word);
        }

        assertThat(journal.latest(100)).isEqualTo(journal.operations());
        assertThat(journal.latest(3)).extracting(Operation::summary).containsExactly("three");
        assertThat(journal.latest(4)).extracting(Operation::summary).containsExactly("two", "three");
    }

    @Test
    void aLogThatWasCutOffAnywhereHoldsAllWholeLinesAndTakesMore() throws IOException {
        journal.begin(NOW, heading("save"), List.of(STEPS.getFirst()));
        journal.end(1, Outcome.DONE, "one");
        long whole = Files.size(file);
        journal.begin(NOW, heading("sync"), List.of(STEPS.getLast()));
        byte[] all = Files.readAllBytes(file);

        for (int length = (int) whole; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));

            int operations = journal.operations().size();
            int number = journal.begin(NOW, heading("ship"), List.of());

            assertThat(operations).as("at %s", length).isEqualTo(length == all.length - 1 ? 2 : 1);
            assertThat(journal.operations().getFirst().summary()).isEqualTo("one");
            assertThat(journal.operations().getLast().number()).isEqualTo(number).isGreaterThan(1);
            assertThat(journal.operations().getLast().command()).isEqualTo("ship");
        }
    }

    @Test
    void aLineThatDoesNotFitItsChecksumCountsForNothing() throws IOException {
        journal.begin(NOW, heading("save"), STEPS);
        journal.begin(NOW, heading("sync"), STEPS);
        var random = new Random(7);
        byte[] all = Files.readAllBytes(file);
        int first = new String(all, StandardCharsets.ISO_8859_1).indexOf('\n');

        for (int i = 0; i < 200; i++) {
            byte[] damaged = all.clone();
            int at = random.nextInt(first);
            damaged[at] ^= (byte) (1 << random.nextInt(7));
            Files.write(file, damaged);

            assertThat(journal.operations()).as("byte %s", at).noneMatch(o -> o.command().equals("save"));
        }
    }

    @Test
    void whatALaterVersionWroteIsPassedOver() throws IOException {
        journal.begin(NOW, heading("save"), STEPS);
        var body = "{\"operation\":1,\"entry\":\"painted\"";
        Files.writeString(file, Files.readString(file) + body + "}\n");

        assertThat(journal.operations()).hasSize(1);
        assertThat(journal.begin(NOW, heading("save"), List.of())).isEqualTo(2);
    }

    @Test
    void numbersAreNeverGivenTwice() throws InterruptedException {
        var numbers = new HashSet<Integer>();
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 25; i++) {
                    int number = journal.begin(NOW, heading("save"), List.of());
                    synchronized (numbers) {
                        numbers.add(number);
                    }
                    journal.end(number, Outcome.DONE, "");
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(numbers).hasSize(100);
        assertThat(journal.operations()).hasSize(100).allMatch(Operation::isDone);
    }

    @Test
    void theNextNumberIsThatAfterTheHighestHoweverLongTheLinesAre() {
        for (int i = 1; i < 30; i++) {
            var words = List.of("x".repeat(i % 10 * 1500));
            int number = journal.begin(NOW,
                    new Heading("save", words, "", Optional.empty(), Optional.empty()), STEPS);
            assertThat(number).isEqualTo(i);
            for (int n = i % 7; n > 0; n--) {
                journal.did(Math.max(1, i - n), 0, Result.of("y".repeat(n * 700)));
            }
        }
    }

    @Test
    void aLongLogIsShortenedAndWhatIsUnderWayStays() throws IOException {
        int pending = journal.begin(NOW, heading("ship"), STEPS);
        var text = "x".repeat(4000);
        int last = 0;
        for (int i = 0; i < 400; i++) {
            last = journal.begin(NOW, heading("save"), List.of());
            journal.end(last, Outcome.DONE, text);
        }

        assertThat(Files.size(file)).isLessThan(1_700_000);
        assertThat(journal.operations().getFirst().number()).isEqualTo(pending);
        assertThat(journal.operations().getFirst().steps()).isEqualTo(STEPS);
        assertThat(journal.operations().getLast().number()).isEqualTo(last).isEqualTo(401);
    }
}
