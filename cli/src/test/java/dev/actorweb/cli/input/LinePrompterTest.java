package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class LinePrompterTest {
    private static final List<Candidate> COLOURS = List.of(new Candidate("red", "like a rose"),
            Candidate.of("green"),
            Candidate.of("grey"));
    private final List<String> said = new ArrayList<>();

    private LinePrompter prompter(InputStream in, boolean yes) {
        return new LinePrompter(new TypedLines(in), text -> said.add(text.toString()), yes, false);
    }

    private LinePrompter typing(String text) {
        return prompter(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    @Test
    void aLineIsAnAnswer() throws Exception {
        assertThat(typing("läuft 漢\r\nnext\n").line(Question.of("Name?")))
                .isEqualTo(new Reply.Answer("läuft 漢"));
        assertThat(said).containsExactly("Name?");
    }

    @Test
    void noByteOfTheNextLineIsRead() throws Exception {
        var in = new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        var prompter = prompter(in, false);

        assertThat(prompter.line(Question.of("Name?"))).isEqualTo(new Reply.Answer("one"));
        assertThat(in.available()).isEqualTo(4);
        assertThat(prompter.line(Question.of("Name?"))).isEqualTo(new Reply.Answer("two"));
        assertThat(prompter.line(Question.of("Name?"))).isEqualTo(new Reply.Cancelled(""));
    }

    @Test
    void anEmptyLineTakesWhatIsThere() throws Exception {
        assertThat(typing("\n").line(Question.of("Name?").initial("desk")))
                .isEqualTo(new Reply.Answer("desk"));
        assertThat(said).containsExactly("Name? (Enter takes: desk)");
    }

    @Test
    void whatIsWrongIsSaidAndAskedAgain() throws Exception {
        var question = Question.of("Colour?").validator(new OneOf(COLOURS)).completer(new OneOf(COLOURS));

        assertThat(typing("\nblue\nreed\nred\n").line(question)).isEqualTo(new Reply.Answer("red"));
        assertThat(said).filteredOn("Colour?"::equals).hasSize(4);
        assertThat(said).anyMatch(line -> line.contains("`blue` is none of them"))
                .anyMatch(line -> line.contains("did you mean"));
    }

    @Test
    void aQuestionMarkListsWhatMayFollow() throws Exception {
        var question = Question.of("Colour?").validator(new OneOf(COLOURS)).completer(new OneOf(COLOURS));

        assertThat(typing("?\ngr?\ngrey\n").line(question)).isEqualTo(new Reply.Answer("grey"));
        assertThat(said).containsExactly("Colour?", "- red: like a rose", "- green", "- grey", "Colour?",
                "- green",
                "- grey", "Colour?");
    }

    @Test
    void aQuestionMarkThatIsRightIsAnAnswer() throws Exception {
        assertThat(typing("why?\n").line(Question.of("Text?"))).isEqualTo(new Reply.Answer("why?"));
    }

    @Test
    void choicesAreNumbered() throws Exception {
        assertThat(typing("2\n").choose("Colour?", COLOURS)).isEqualTo(new Reply.Answer("green"));
        assertThat(said).containsExactly("1. red: like a rose", "2. green", "3. grey",
                "Colour? (a number or a name)");
        assertThat(typing("7\nred\n").choose("Colour?", COLOURS)).isEqualTo(new Reply.Answer("red"));
        assertThat(said).anyMatch(line -> line.contains("`7` is none of them"));
    }

    @ParameterizedTest
    @CsvSource({"y, NO, YES", "No, YES, NO", "'', YES, YES", "'', NO, NO", "what, NO, CANCELLED"})
    void aConfirmationIsAWord(String typed, Decision otherwise, Decision decision) throws Exception {
        assertThat(typing(typed + "\n").confirm("Go on?", otherwise)).isEqualTo(decision);
    }

    @Test
    void yesIsTakenForConfirmations() throws Exception {
        assertThat(prompter(InputStream.nullInputStream(), true).confirm("Go on?", Decision.NO))
                .isEqualTo(Decision.YES);
        assertThat(said).isEmpty();
    }

    @Test
    void anArrowGoesBackWhereThereIsAQuestionBefore() throws Exception {
        assertThat(typing(" <\n").returning().line(Question.of("Name?").initial("desk")))
                .isEqualTo(new Reply.Back(""));
        assertThat(typing("<\n").returning().confirm("Go on?", Decision.NO)).isEqualTo(Decision.BACK);
        assertThat(typing("<\n").returning().choose("Colour?", COLOURS)).isEqualTo(new Reply.Back(""));
        assertThat(said).contains("Name? (Enter takes: desk; < goes back)", "Go on? [y/N] (< goes back)",
                "Colour? (a number or a name; < goes back)");
        assertThat(typing("<\n").line(Question.of("Sign?"))).isEqualTo(new Reply.Answer("<"));
    }

    @Test
    void whatIsNoTextIsAskedForAgain() throws Exception {
        var bytes = new byte[]{'a', (byte) 0xff, '\n', 'o', 'k', '\n'};
        assertThat(prompter(new ByteArrayInputStream(bytes), false).line(Question.of("Name?")))
                .isEqualTo(new Reply.Answer("ok"));
        assertThat(said).anyMatch(line -> line.contains("not UTF-8"));

        assertThat(typing("x".repeat(100_000) + "\nok\n").line(Question.of("Name?")))
                .isEqualTo(new Reply.Answer("ok"));
        assertThat(said).contains("that is too long");
    }

    @Test
    void nothingThatATerminalObeysComesIn() throws Exception {
        assertThat(typing("a\u001b[2Jb\u0007c\td\n").line(Question.of("Name?"))).isInstanceOfSatisfying(
                Reply.Answer.class,
                answer -> assertThat(answer.text()).startsWith("a").endsWith("d").doesNotContain("\u001b",
                        "\u0007", "\t"));
    }

    @Test
    void waitingForALineCanBeInterrupted() throws Exception {
        try (var out = new PipedOutputStream(); var in = new PipedInputStream(out)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> prompter(in, false).line(Question.of("Name?")))
                    .isInstanceOf(InterruptedException.class);
        }
    }
}
