package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static View view(String text) {
        return new View("Name?", text, "", List.of(), -1, Style.FAINT, "");
    }

    private static String row(Question question, String text, int width) {
        return Hints.of(question).row(view(text), width).map(Object::toString).orElse("");
    }

    @Test
    void theySayWhatCanBePressed() {
        var question = Question.of("Name?");

        assertThat(row(question, "", 80)).isEqualTo("ctrl-c gives up");
        assertThat(row(question.initial("desk"), "desk", 80)).isEqualTo("enter takes it   ctrl-c gives up");
        assertThat(
                row(question.completer(new OneOf(List.of(Candidate.of("a")))).history(List.of("b")), "", 80))
                .isEqualTo("tab completes   up: earlier answers   ctrl-c gives up");
    }

    @Test
    void theWayBackIsShownBelowWhatSaysMore() {
        var question = Question.of("Name?").returns(true);
        var listed = new View("Name?", "", "", List.of(Candidate.of("a")), -1, Style.FAINT, "one of these");

        assertThat(row(question.initial("desk"), "desk", 80))
                .isEqualTo("enter takes it   esc goes back   ctrl-c gives up");
        assertThat(Hints.of(question).row(listed, 80).orElseThrow().toString())
                .isEqualTo("esc goes back   ctrl-c gives up");
        assertThat(Hints.of(Question.of("Name?")).row(listed, 80)).isEmpty();
        assertThat(row(question, "d", 80)).isEmpty();
    }

    @Test
    void theyGoWithTheFirstKeyAndWhereThereIsNoRoom() {
        assertThat(row(Question.of("Name?"), "d", 80)).isEmpty();
        assertThat(row(Question.of("Name?").initial("desk"), "des", 80)).isEmpty();
        assertThat(row(Question.of("Name?"), "", 14)).isEmpty();
    }
}
