package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Decision;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageDialogTest {
    private static final List<String> EARLIER = List.of("feat(lock): turn", "fix: x");

    @Test
    void theFirstLineIsAskedForWithEverythingKnownAboutIt() throws Exception {
        var person = new Person(new Reply.Answer(" feat(lock): open "), new Reply.Answer(""));

        assertThat(ask(person, "")).isEqualTo(new Reply.Answer("feat(lock): open"));
        var question = person.asked.getFirst();
        assertThat(question.history()).isEqualTo(EARLIER);
        assertThat(question.completer().complete("fix(", "").candidates())
                .containsExactly(Candidate.of("lock"));
        assertThat(question.validator().judge("faet: x")).isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    void theBodyOfADraftStays() throws Exception {
        var person = new Person(new Reply.Answer("feat: open"));

        assertThat(ask(person, "Open\n\nbecause\nof this\n"))
                .isEqualTo(new Reply.Answer("feat: open\n\nbecause\nof this\n"));
        assertThat(person.asked.getFirst().initial()).isEqualTo("Open");
        assertThat(ask(new Person(new Reply.Cancelled("Op")), "Open\n\nbecause\n"))
                .isEqualTo(new Reply.Cancelled("Op\n\nbecause\n"));
    }

    @Test
    void rowsBecomeTheBodyAndFootersComeLast() throws Exception {
        var person = new Person(new Reply.Answer("feat!: open"), new Reply.Answer("Closes: #7"),
                new Reply.Answer("Doors were shut: nobody could come in, and whoever tried it all the same "
                        + "stood before one."),
                new Reply.Answer("Note: windows are next."), new Reply.Answer(" "));

        assertThat(ask(person, "")).isEqualTo(new Reply.Answer("""
                feat!: open

                Doors were shut: nobody could come in, and whoever tried it all the same
                stood before one.
                Note: windows are next.

                Closes: #7"""));
        var row = person.asked.getLast();
        assertThat(row.completer().complete("BR", "").candidates()).extracting(Candidate::text)
                .containsExactly("BREAKING CHANGE: ");
        assertThat(row.validator().judge("anything\u001b[2J")).isInstanceOf(Verdict.Wrong.class);
        assertThat(row.validator().judge("")).isEqualTo(Verdict.ok());
    }

    @Test
    void whoGoesBackChangesWhatIsAboveAndFindsWhatIsBelow() throws Exception {
        var person = new Person(new Reply.Answer("feat: opn"), new Reply.Answer("because"),
                new Reply.Answer("Closes: #7"), new Reply.Back("and al"), new Reply.Back("Closes: #7"),
                new Reply.Back("because"), new Reply.Answer("feat: open"), new Reply.Answer("since"),
                new Reply.Answer("Closes: #8"), new Reply.Answer("and all"), new Reply.Answer(""));

        assertThat(ask(person, "")).isEqualTo(new Reply.Answer("feat: open\n\nsince\nand all\n\nCloses: #8"));
        assertThat(person.asked).extracting(Question::text, Question::initial).containsExactly(
                tuple("Message:", ""), tuple("Why (Enter: commit):", ""), tuple("…", ""), tuple("…", ""),
                tuple("…", "Closes: #7"), tuple("Why:", "because"), tuple("Message:", "feat: opn"),
                tuple("Why:", "because"), tuple("…", "Closes: #7"), tuple("…", "and al"), tuple("…", ""));
        assertThat(person.asked).extracting(Question::returns).startsWith(false, true, true, true, true, true,
                false);
    }

    @Test
    void aRowThatIsEmptiedIsLeftOut() throws Exception {
        var person = new Person(new Reply.Answer("feat: open"), new Reply.Answer("because"),
                new Reply.Answer("of this"), new Reply.Back(""), new Reply.Back("of this"),
                new Reply.Answer(" "),
                new Reply.Answer("of that"), new Reply.Answer(""));

        assertThat(ask(person, "")).isEqualTo(new Reply.Answer("feat: open\n\nof that"));
    }

    @Test
    void whoGoesBackAndGivesUpLosesNothing() throws Exception {
        var inRow = new Person(new Reply.Answer("feat: open"), new Reply.Answer("because"),
                new Reply.Answer("of this"), new Reply.Back("and"), new Reply.Back("of this"),
                new Reply.Cancelled("becaus"));
        assertThat(ask(inRow, "")).isEqualTo(new Reply.Cancelled("feat: open\n\nbecaus\nof this\nand"));

        var inFirst = new Person(new Reply.Answer("feat: open"), new Reply.Answer("because"),
                new Reply.Back("of"), new Reply.Back("because"), new Reply.Cancelled("feat: op"));
        assertThat(ask(inFirst, "")).isEqualTo(new Reply.Cancelled("feat: op\n\nbecause\nof"));
    }

    @Test
    void whoGivesUpInTheBodyLosesNothingOfIt() throws Exception {
        var person = new Person(new Reply.Answer("feat: open"), new Reply.Answer("because"),
                new Reply.Cancelled("and al"));

        assertThat(ask(person, "")).isEqualTo(new Reply.Cancelled("feat: open\n\nbecause\nand al"));
    }

    @Test
    void whoGivesUpFindsTheDraftAgain(@TempDir Path folder) {
        var studio = new Studio(folder);
        studio.git.write(studio.ann, "door", "open\n");
        var before = studio.snapshot(studio.ann);

        var run = save(studio, (_, _) -> new Reply.Cancelled("feat: op"));

        assertThat(run.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(studio.ann.resolve(".git/aw/rejected-message.txt")).hasContent("feat: op");
        assertThat(run.err()).contains("the message is kept");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
        assertThat(save(studio, (_, wanted) -> new Reply.Answer(wanted.draft().strip() + "en")).exit())
                .isEqualTo(Exit.OK);
        assertThat(studio.subjects(studio.ann, "HEAD")).startsWith("feat: open\n");
        assertThat(Files.exists(studio.ann.resolve(".git/aw/rejected-message.txt"))).isFalse();
    }

    @Test
    void whoTypedNothingLeavesNothing(@TempDir Path folder) {
        var studio = new Studio(folder);
        studio.git.write(studio.ann, "door", "open\n");

        assertThat(save(studio, (_, _) -> new Reply.Cancelled(" ")).exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(studio.ann.resolve(".git/aw/rejected-message.txt")).doesNotExist();
    }

    @Test
    void theHistoryOffersEarlierMessagesTheOldestFirst(@TempDir Path folder) {
        var studio = new Studio(folder);
        studio.git.commit(studio.ann, "door", "open\n", "feat: open\n\nbody\n");
        studio.git.write(studio.ann, "door", "shut\n");
        var offered = new ArrayList<String>();

        save(studio, (_, wanted) -> {
            offered.addAll(wanted.earlier().subjects());
            return new Reply.NoTerminal();
        });

        assertThat(offered).containsExactly("docs: say hello", "feat: open");
    }

    @Test
    void nobodyIsAskedWhenThereIsNothingToSave(@TempDir Path folder) {
        var run = save(new Studio(folder), (_, _) -> {
            throw new AssertionError("asked");
        });

        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    private static Aw.Result save(Studio studio, MessagePrompt prompt) {
        return studio.in(studio.ann).call(new SaveCommand(prompt));
    }

    private static Reply ask(Person person, String draft) throws InterruptedException {
        return MessageDialog.ask(person,
                new MessagePrompt.Wanted(CommitRules.defaults(), draft, () -> EARLIER));
    }

    /// Answers one question after the other.
    private record Person(List<Reply> replies, List<Question> asked, boolean back) implements Prompter {
        Person(Reply... replies) {
            this(new ArrayList<>(List.of(replies)), new ArrayList<>(), false);
        }

        @Override
        public Prompter returning() {
            return new Person(replies, asked, true);
        }

        @Override
        public Reply line(Question question) {
            asked.add(question.returns(back));
            return replies.removeFirst();
        }

        @Override
        public Decision confirm(String question, Decision otherwise) {
            return otherwise;
        }

        @Override
        public Reply choose(String question, List<Candidate> choices) {
            return replies.removeFirst();
        }
    }
}
