package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.Text;
import dev.actorweb.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptSessionTest {
    private static final Question PLAIN = Question.of("name?");
    private static final Question TYPED = PLAIN.completer((before, _) -> Completion.matching("", before,
            List.of(Candidate.of("feat"), Candidate.of("fix"))));

    @Test
    void whatIsTypedIsTheAnswer() throws Exception {
        var screen = new Script("Ann\r");
        assertThat(ask(PLAIN, screen)).isEqualTo(new Reply.Answer("Ann"));
        assertThat(screen.printed()).endsWith("\r\u001b[Jname? Ann\r\n");
    }

    @Test
    void whatIsTypedAheadOfACompletionComesAfterIt() throws Exception {
        assertThat(ask(TYPED, new Script("fi\t(x)\r"))).isEqualTo(new Reply.Answer("fix(x)"));
        assertThat(ask(TYPED, new Script("\t\t\t: a\r"))).isEqualTo(new Reply.Answer("fix: a"));
    }

    @Test
    void aKeyWithoutMeaningRingsTheBell() throws Exception {
        var screen = new Script("\u007fx\r");
        ask(PLAIN, screen);
        assertThat(screen.printed()).containsOnlyOnce("\u0007");
    }

    @Test
    void ctrlCAndTheEndOfTheTerminalGiveUp() throws Exception {
        assertThat(ask(PLAIN, new Script("ab\u0003"))).isEqualTo(new Reply.Cancelled("ab"));
        var gone = new Script("ab");
        gone.endsWith = KeySource.END;
        assertThat(ask(PLAIN, gone)).isEqualTo(new Reply.Cancelled("ab"));
    }

    @Test
    void whatWasTypedIsThereAgainAfterTheShell() throws Exception {
        var screen = new Script("ab\u001ac\r");
        assertThat(ask(PLAIN, screen)).isEqualTo(new Reply.Answer("abc"));
        assertThat(screen.printed()).contains("\r\u001b[J<shell>\r\u001b[J\rname? ab");
    }

    @Test
    void anotherSizeIsDrawnAnew() throws Exception {
        var screen = new Script("ab" + Script.RESIZE + "c\r");
        assertThat(ask(PLAIN, screen)).isEqualTo(new Reply.Answer("abc"));
        assertThat(screen.printed()).contains("\r\u001b[J\rname? ab");
    }

    @Test
    void aMistakeOfOursIsNotKeptBack() {
        var question = PLAIN.validator(_ -> {
            throw new IllegalStateException("no luck");
        });
        assertThatThrownBy(() -> ask(question, new Script("x\r"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no luck");
    }

    @Test
    void anInterruptionEndsIt() {
        var screen = new Script("ab");
        screen.interrupted = true;
        assertThatThrownBy(() -> ask(PLAIN, screen)).isInstanceOf(InterruptedException.class);
        assertThat(screen.printed()).as("the line is left").endsWith("\r\n");
    }

    @Test
    void everyOrderOfTurnsGivesTheSameAnswer() {
        TestSystem.forEachSeed(20, test -> {
            try {
                assertThat(ask(test, TYPED, new Script("f\t\t\t(a)\u001b[D\u007fb\r")))
                        .isEqualTo(new Reply.Answer("fix(b)"));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Reply ask(Question question, Script screen) throws InterruptedException {
        try (var test = TestSystem.create()) {
            return ask(test, question, screen);
        }
    }

    private static Reply ask(TestSystem test, Question question, Script screen) throws InterruptedException {
        var actor = InputActor.ask(test.system(), question, PromptSession.SETTLING);
        return new PromptSession(question, screen, actor, Text::toString).run();
    }

    /// A terminal at which somebody types what was written down before, and then nothing.
    private static final class Script implements Screen {
        static final char RESIZE = '\uffff';

        private final Deque<Integer> typed = new ArrayDeque<>();
        private final StringBuilder printed = new StringBuilder();
        private int endsWith = NOTHING;
        private boolean interrupted;
        private int readings;
        private Size size = new Size(80, 24);

        Script(String text) {
            text.chars().forEach(typed::add);
        }

        String printed() {
            return printed.toString();
        }

        @Override
        public void suspend() {
            printed.append("<shell>");
        }

        @Override
        public int read(Duration patience) throws InterruptedException {
            if (typed.isEmpty()) {
                assertThat(++readings).as("readings after the last key").isLessThan(100);
                if (interrupted) {
                    throw new InterruptedException();
                }
                return endsWith;
            }
            int next = typed.removeFirst();
            if (next == RESIZE) {
                size = new Size(40, 24);
                return NOTHING;
            }
            return next;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void print(String text) {
            printed.append(text);
        }

        @Override
        public void close() {
            throw new AssertionError("whoever opened it closes it");
        }
    }
}
