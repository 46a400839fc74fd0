package dev.actorweb.cli.input;

import static dev.actorweb.cli.input.Key.Stroke.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.Style;
import dev.actorweb.machine.EventDeclaration;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputMachineTest {
    private static final List<Candidate> TYPES = List.of(Candidate.of("feat"), Candidate.of("feature"),
            Candidate.of("fix"));
    private static final Question PLAIN = Question.of("?").validator(Validator.ANY);
    private static final Question TYPED = PLAIN
            .completer((before, _) -> Completion.matching("", before, TYPES));

    @Test
    void textGoesInWhereTheCursorIs() {
        var editor = Editor.ask(PLAIN).type("ac").press(ARROW_LEFT).type("b");
        assertThat(editor.line()).isEqualTo("ab|c");
    }

    @Test
    void theCursorGoesByCharactersThatPeopleSee() {
        var editor = Editor.ask(PLAIN).type("x👩‍👩‍👧").press(ARROW_LEFT);
        assertThat(editor.line()).isEqualTo("x|👩‍👩‍👧");
        assertThat(editor.press(DELETE).line()).isEqualTo("x|");
    }

    @Test
    void anAccentThatIsTypedLaterBelongsToItsLetter() {
        assertThat(Editor.ask(PLAIN).type("e").type("\u0301").press(BACKSPACE).line()).isEqualTo("|");
    }

    @Test
    void wordsAreErasedAndComeBack() {
        var editor = Editor.ask(PLAIN).type("one two").press(WORD_ERASED);
        assertThat(editor.line()).isEqualTo("one |");
        assertThat(editor.press(YANKED, YANKED).line()).isEqualTo("one twotwo|");
        assertThat(editor.press(LINE_ERASED).line()).isEqualTo("|");
        assertThat(editor.press(YANKED, HOME, WORD_RIGHT, REST_ERASED).line()).isEqualTo("one|");
        assertThat(editor.press(HOME, YANKED).line()).isEqualTo(" twotwo|one");
    }

    @Test
    void aKeyThatCanDoNothingIsNotTaken() {
        var editor = Editor.ask(PLAIN);
        for (var key : List.of(BACKSPACE, DELETE, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ARROW_DOWN, WORD_ERASED,
                LINE_ERASED, REST_ERASED, YANKED, WORD_LEFT, WORD_RIGHT, ESCAPE, BACK_TAB_PRESSED)) {
            assertThat(editor.press(key).handled()).as(key.name()).isFalse();
        }
        assertThat(editor.line()).isEqualTo("|");
    }

    @Test
    void theHistoryIsBrowsedAndTheDraftComesBack() {
        var editor = Editor.ask(PLAIN.history(List.of("first", "second"))).type("draft");
        assertThat(editor.press(ARROW_UP).line()).isEqualTo("second|");
        assertThat(editor.press(ARROW_UP).line()).isEqualTo("first|");
        assertThat(editor.press(ARROW_UP).handled()).isFalse();
        assertThat(editor.press(ARROW_DOWN).line()).isEqualTo("second|");
        assertThat(editor.press(ARROW_DOWN).line()).isEqualTo("draft|");
        assertThat(editor.press(ARROW_DOWN).handled()).isFalse();
    }

    @Test
    void anEarlierAnswerCanBeEdited() {
        var editor = Editor.ask(PLAIN.history(List.of("first", "second"))).press(ARROW_UP, ARROW_UP);
        assertThat(editor.type("!").line()).isEqualTo("first!|");
        assertThat(editor.press(ARROW_UP).line()).isEqualTo("second|");
        assertThat(editor.press(ESCAPE).line()).isEqualTo("first!|");
    }

    @Test
    void theOnlyCandidateIsTaken() {
        var editor = Editor.ask(TYPED).type("fi").press(TAB_PRESSED);
        assertThat(editor.line()).isEqualTo("fix|");
        assertThat(editor.view().candidates()).isEmpty();
    }

    @Test
    void candidatesAreGoneThroughInBothDirections() {
        var editor = Editor.ask(TYPED).type("fe").press(TAB_PRESSED);
        assertThat(editor.line()).isEqualTo("feat|");
        assertThat(editor.view().candidates()).containsExactly(TYPES.get(0), TYPES.get(1));
        assertThat(editor.view().chosen()).isEqualTo(-1);
        assertThat(editor.press(TAB_PRESSED, TAB_PRESSED).line()).isEqualTo("feature|");
        assertThat(editor.view().chosen()).isEqualTo(1);
        assertThat(editor.press(ARROW_DOWN).line()).isEqualTo("feat|");
        assertThat(editor.press(BACK_TAB_PRESSED).line()).isEqualTo("feature|");
        assertThat(editor.press(ARROW_UP).line()).isEqualTo("feat|");
    }

    @Test
    void escapeTakesAChoiceBack() {
        var editor = Editor.ask(TYPED).press(TAB_PRESSED, BACK_TAB_PRESSED);
        assertThat(editor.line()).isEqualTo("fix|");
        assertThat(editor.press(ESCAPE).line()).isEqualTo("|");
        assertThat(editor.view().candidates()).isEmpty();
    }

    @Test
    void typingGoesOnFromAChoice() {
        var editor = Editor.ask(TYPED).press(TAB_PRESSED, TAB_PRESSED).type("(");
        assertThat(editor.line()).isEqualTo("feat(|");
        assertThat(editor.view().candidates()).isEmpty();
    }

    @Test
    void theTextBehindTheCursorStays() {
        var editor = Editor.ask(TYPED).type("fi: x").press(HOME, ARROW_RIGHT, ARROW_RIGHT, TAB_PRESSED);
        assertThat(editor.line()).isEqualTo("fix|: x");
    }

    @Test
    void thatNothingCanBeCompletedIsSaid() {
        var editor = Editor.ask(TYPED).type("zz").press(TAB_PRESSED);
        assertThat(editor.line()).isEqualTo("zz|");
        assertThat(editor.view().remark()).isEqualTo("nothing to complete here");
        assertThat(editor.type("z").view().remark()).isEmpty();
    }

    @Test
    void everyChangeIsJudged() {
        var editor = Editor.ask(PLAIN.validator(InputMachineTest::even)).type("1");
        assertThat(editor.view().remark()).isEqualTo("odd");
        assertThat(editor.view().mood()).isEqualTo(Style.WARNING);
        assertThat(editor.type("2").view().remark()).isEmpty();
        assertThat(editor.type("x").view()).extracting(View::mood, View::remark)
                .containsExactly(Style.WARNING, "no number");
        assertThat(editor.press(LINE_ERASED).view()).extracting(View::mood, View::remark)
                .containsExactly(Style.FAINT, "a number");
    }

    @Test
    void onlyAnAnswerThatIsRightIsTaken() {
        var editor = Editor.ask(PLAIN.validator(InputMachineTest::even)).type("1").press(ENTER_PRESSED);
        assertThat(editor.view().mood()).isEqualTo(Style.ERROR);
        assertThat(editor.line()).isEqualTo("1|");
        assertThat(editor.type("2").view().mood()).isEqualTo(Style.FAINT);
        assertThat(editor.press(HOME, ENTER_PRESSED).reply()).isEqualTo(new Reply.Answer("12"));
    }

    @Test
    void theTextToBeginWithIsJudgedToo() {
        var editor = Editor.ask(PLAIN.validator(InputMachineTest::even).initial("7"));
        assertThat(editor.line()).isEqualTo("7|");
        assertThat(editor.view().remark()).isEqualTo("odd");
    }

    @Test
    void enterWaitsForTheVerdict() {
        var editor = Editor.ask(PLAIN.validator(InputMachineTest::even)).slow().type("12")
                .press(ENTER_PRESSED);
        assertThat(editor.busy()).isTrue();
        assertThat(editor.snapshot().isActive()).isTrue();
        assertThat(editor.answer().reply()).isEqualTo(new Reply.Answer("12"));
    }

    @Test
    void enterCanBeTakenBackWhileTheVerdictIsOpen() {
        var editor = Editor.ask(PLAIN).slow().type("12").press(ENTER_PRESSED, ESCAPE);
        assertThat(editor.busy()).isFalse();
        assertThat(editor.answer().line()).isEqualTo("12|");
    }

    @Test
    void aVerdictAboutAnEarlierTextIsNotHeard() {
        var editor = Editor.ask(PLAIN.validator(InputMachineTest::even)).slow().type("1").type("2");
        assertThat(editor.answer().view().remark()).isEmpty();
        assertThat(editor.press(ENTER_PRESSED).reply()).isEqualTo(new Reply.Answer("12"));
    }

    @Test
    void aSearchForCandidatesCanBeLeft() {
        var editor = Editor.ask(TYPED).slow().type("fi").press(TAB_PRESSED);
        assertThat(editor.busy()).isTrue();
        assertThat(editor.press(ESCAPE).answer().line()).isEqualTo("fi|");
        assertThat(editor.press(TAB_PRESSED).type("!").answer().line()).isEqualTo("fi!|");
    }

    @Test
    void ctrlCCancelsAnywhereAndKeepsTheDraft() {
        assertThat(Editor.ask(PLAIN).type("ab").press(ARROW_LEFT, CTRL_C).reply())
                .isEqualTo(new Reply.Cancelled("ab"));
        assertThat(Editor.ask(TYPED).press(TAB_PRESSED, TAB_PRESSED, CTRL_C).reply())
                .isEqualTo(new Reply.Cancelled("feat"));
        assertThat(Editor.ask(PLAIN).slow().type("x").press(ENTER_PRESSED, CTRL_C).reply())
                .isEqualTo(new Reply.Cancelled("x"));
        assertThat(Editor.ask(TYPED).slow().type("f").press(TAB_PRESSED, HANG_UP).reply())
                .isEqualTo(new Reply.Cancelled("f"));
    }

    @Test
    void theEndOfInputCancelsAnEmptyLineAndErasesInAnother() {
        assertThat(Editor.ask(PLAIN).press(END_OF_INPUT).reply()).isEqualTo(new Reply.Cancelled(""));
        assertThat(Editor.ask(PLAIN).type("ab").press(HOME, END_OF_INPUT).line()).isEqualTo("|b");
        assertThat(Editor.ask(PLAIN).type("ab").press(END_OF_INPUT).handled()).isFalse();
    }

    @Test
    void escapeGoesBackWhereThereIsAQuestionBefore() {
        assertThat(Editor.ask(PLAIN.returns(true)).type("half").press(ESCAPE).reply())
                .isEqualTo(new Reply.Back("half"));
        var first = Editor.ask(PLAIN).type("half").press(ESCAPE);
        assertThat(first.handled()).isFalse();
        assertThat(first.line()).isEqualTo("half|");
    }

    @Test
    void escapeLeavesWhatWasBegunBeforeItGoesBack() {
        var question = TYPED.history(List.of("first")).returns(true);

        var chosen = Editor.ask(question).press(TAB_PRESSED, TAB_PRESSED, ESCAPE);
        assertThat(chosen.line()).isEqualTo("|");
        assertThat(chosen.press(ESCAPE).reply()).isEqualTo(new Reply.Back(""));
        var browsing = Editor.ask(question).type("x").press(ARROW_UP, ESCAPE);
        assertThat(browsing.line()).isEqualTo("x|");
        assertThat(browsing.press(ESCAPE).reply()).isEqualTo(new Reply.Back("x"));
        var searching = Editor.ask(question).slow().type("fi").press(TAB_PRESSED, ESCAPE);
        assertThat(searching.snapshot().isActive()).isTrue();
        var judged = Editor.ask(question).slow().type("fi").press(ENTER_PRESSED, ESCAPE);
        assertThat(judged.snapshot().isActive()).isTrue();
    }

    @Test
    void escapeGoesBackAtOnceFromAListOfWhichNothingWasChosen() {
        assertThat(Editor.ask(TYPED.returns(true)).press(TAB_PRESSED, ESCAPE).reply())
                .isEqualTo(new Reply.Back(""));
        assertThat(Editor.ask(TYPED.returns(true)).type("f").press(TAB_PRESSED, ESCAPE).line())
                .isEqualTo("f|");
    }

    @Test
    void aServiceThatFailsIsAMistakeOfOurs() {
        var completer = Editor.ask(PLAIN.completer((_, _) -> {
            throw new IllegalStateException("no luck");
        })).press(TAB_PRESSED);
        assertThatThrownBy(completer::reply).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no luck");
        var validator = Editor.ask(PLAIN.validator(_ -> {
            throw new IllegalStateException("no luck");
        }));
        assertThatThrownBy(validator::reply).hasMessageContaining("no luck");
    }

    @Test
    void theSpecHasNoFindings() throws IOException {
        var machine = Editor.MACHINE.machine();
        var spec = Checkout.read("cli/src/main/resources/dev/actorweb/cli/input/" + machine.file());

        assertThat(Analysis.of(machine.file(), spec).run())
                .isInstanceOfSatisfying(Report.Analyzed.class,
                        report -> assertThat(report.findings()).isEmpty());
    }

    @Test
    void everyKeyIsAnEventOfTheSpec() {
        var events = Editor.MACHINE.machine().events().stream().map(EventDeclaration::name).toList();

        assertThat(events).contains("CHAR_TYPED", "PASTED");
        for (var stroke : Key.Stroke.values()) {
            assertThat(events).contains(stroke.name());
        }
    }

    /// A line editor as simple as can be: the text as a list of characters that people see.
    private static final class Model {
        private final StringBuilder before = new StringBuilder();
        private final StringBuilder after = new StringBuilder();

        void press(Key key) {
            switch (key) {
                case Key.Typed(var text) -> before.append(text);
                case BACKSPACE -> erase(before, last(before));
                case DELETE -> after.delete(0, first(after));
                case ARROW_LEFT -> {
                    int from = before.length() - last(before);
                    after.insert(0, before.substring(from));
                    before.setLength(from);
                }
                case ARROW_RIGHT -> {
                    int end = first(after);
                    before.append(after, 0, end);
                    after.delete(0, end);
                }
                case HOME -> {
                    after.insert(0, before);
                    before.setLength(0);
                }
                case END -> {
                    before.append(after);
                    after.setLength(0);
                }
                case LINE_ERASED -> before.setLength(0);
                case REST_ERASED -> after.setLength(0);
                default -> throw new AssertionError(key);
            }
        }

        private static void erase(StringBuilder text, int units) {
            text.setLength(text.length() - units);
        }

        /// Everything in the alphabet is one UTF-16 unit, or the family of eight.
        private static int last(StringBuilder text) {
            return text.length() >= 8 && text.substring(text.length() - 8).equals("👩‍👩‍👧")
                    ? 8
                    : Math.min(1, text.length());
        }

        private static int first(StringBuilder text) {
            return text.length() >= 8 && text.substring(0, 8).equals("👩‍👩‍👧")
                    ? 8
                    : Math.min(1, text.length());
        }

        String line() {
            return before + "|" + after;
        }
    }

    @Test
    void randomKeysLeaveTheTextAndCursorOfASimpleModel() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var keys = List.<Key>of(new Key.Typed("a"), new Key.Typed("bc "), new Key.Typed("漢"),
                new Key.Typed("👩‍👩‍👧"),
                new Key.Typed("x"), BACKSPACE, DELETE, ARROW_LEFT, ARROW_LEFT, ARROW_RIGHT, HOME, END,
                LINE_ERASED,
                REST_ERASED);
        for (int run = 0; run < 60; run++) {
            var editor = Editor.ask(PLAIN);
            var model = new Model();
            for (int i = 0; i < 40; i++) {
                var key = keys.get(random.nextInt(i < 12 ? 10 : keys.size()));
                editor.press(key);
                model.press(key);
                assertThat(editor.line()).as("seed %d, after %s", seed, key).isEqualTo(model.line());
            }
            assertThat(editor.press(ENTER_PRESSED).reply()).as("seed %d", seed)
                    .isEqualTo(new Reply.Answer(model.line().replace("|", "")));
        }
    }

    @Test
    void noSeriesOfKeysStopsTheMachineButThoseThatEndIt() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var question = TYPED.history(List.of("one", "two", "three")).validator(InputMachineTest::even);
        for (int run = 0; run < 60; run++) {
            var editor = Editor.ask(question);
            for (int i = 0; i < 60 && editor.snapshot().isActive(); i++) {
                if (random.nextInt(4) == 0) {
                    editor.slow();
                }
                var strokes = Key.Stroke.values();
                var key = random.nextInt(3) == 0
                        ? new Key.Typed("f")
                        : strokes[random.nextInt(strokes.length)];
                editor.press(key);
                if (random.nextInt(3) == 0) {
                    editor.answer();
                }
                assertThat(editor.snapshot().failure()).as("seed %d, after %s", seed, key).isEmpty();
            }
            if (!editor.snapshot().isActive()) {
                assertThat(editor.reply()).as("seed %d", seed).isNotNull();
            }
        }
    }

    private static Verdict even(String text) {
        if (text.isEmpty()) {
            return new Verdict.Incomplete("a number");
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Verdict.Wrong("no number");
        }
        return (text.charAt(text.length() - 1) - '0') % 2 == 0 ? Verdict.ok() : new Verdict.Wrong("odd");
    }
}
