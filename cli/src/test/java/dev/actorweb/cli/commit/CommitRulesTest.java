package dev.actorweb.cli.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitRulesTest {
    private final CommitRules defaults = CommitRules.defaults();

    @ParameterizedTest
    @ValueSource(strings = {"fix: a", "feat(api)!: drop v1\n\nBREAKING CHANGE: v1 is gone\n",
            "docs: README says how",
            "fix: GraphQL schema order", "fix: 这是一次提交", "fix: ünïcode", "fix: wait for it...",
            "fix: a\n\nsee https://example.org/"
                    + "a-path-that-is-longer-than-a-hundred-characters-because-somebody-liked-to-put-whole-sentences-into-it",
            "Merge branch 'x'\n", "fixup! Anything At All.", "fix: 1.0.0"})
    void goodMessagesPassWithoutAWord(String text) {
        assertThat(defaults.review(text).problems()).isEmpty();
        assertThat(defaults.review(text).accepted()).isTrue();
    }

    @Test
    void unknownTypesAreErrors() {
        assertThat(rules("foo: a")).containsExactly("1:1 type-enum ERROR");
    }

    @Test
    void typesAreComparedWithoutRegardToCase() {
        assertThat(rules("FIX: a")).containsExactly("1:1 type-case WARNING");
        assertThat(of(List.of("Fix"), List.of(), false, 72, "Fix: a")).isEmpty();
        assertThat(of(List.of(), List.of(), false, 72, "whatever: a")).isEmpty();
    }

    @Test
    void scopesAreCheckedOneByOne() {
        var scopes = List.of("core", "cli");

        assertThat(of(List.of(), scopes, false, 72, "fix(core, cli): a")).isEmpty();
        assertThat(of(List.of(), scopes, false, 72, "fix(CORE/cli): a")).isEmpty();
        assertThat(of(List.of(), scopes, false, 72, "fix: a")).isEmpty();
        assertThat(of(List.of(), scopes, false, 72, "fix(core,docs): a"))
                .containsExactly("1:5 scope-enum ERROR");
        assertThat(of(List.of(), scopes, true, 72, "fix: a")).containsExactly("1:4 scope-empty ERROR");
        assertThat(of(List.of(), List.of("a/b"), true, 72, "fix(a/b): a")).isEmpty();
    }

    @Test
    void subjectMaxCountsCharactersOfTheFirstLine() {
        assertThat(of(List.of(), List.of(), false, 7, "fix: 𝄞𝄞")).isEmpty();
        assertThat(of(List.of(), List.of(), false, 7, "fix: 𝄞𝄞a")).containsExactly("1:8 subject-max ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix: Some message", "fix: SomeMessage", "fix: SOME MESSAGE", "fix(a:Q): Q",
            "fix: Ärger", "fix: A b"})
    void capitalisedDescriptionsAreErrors(String text) {
        assertThat(rules(text)).singleElement().asString().endsWith("subject-case ERROR");
    }

    @Test
    void fullStopsAndTrailingBlanksAreErrors() {
        assertThat(rules("fix: a.")).containsExactly("1:7 subject-full-stop ERROR");
        assertThat(rules("fix: a..")).containsExactly("1:8 subject-full-stop ERROR");
        assertThat(rules("fix: a...")).isEmpty();
        assertThat(rules("fix: a \t")).containsExactly("1:7 header-trim ERROR");
        assertThat(rules("fix: a\u00A0")).containsExactly("1:7 header-trim ERROR");
        assertThat(rules("fix: \u00A0")).containsExactly("1:5 subject-empty ERROR", "1:5 header-trim ERROR");
    }

    /// Nobody wants to learn of his mistakes one by one.
    @Test
    void aFirstLineOfNoFormIsToldWithAllElseThatIsWrong() {
        var line = "x".repeat(101);

        assertThat(
                rules("open the door " + "and the gate ".repeat(5) + "\n" + line + "\n\nbreaking change: y"))
                .containsExactly("1:5 type-empty ERROR", "1:79 header-trim ERROR", "1:73 subject-max ERROR",
                        "2:1 body-leading-blank WARNING", "2:101 body-max-line-length ERROR",
                        "4:1 breaking-change-form WARNING");
        assertThat(rules("Feature(core):Open it.")).containsExactly("1:15 header-form ERROR",
                "1:1 type-enum ERROR", "1:22 subject-full-stop ERROR", "1:15 subject-case ERROR");
        assertThat(of(List.of("fix"), List.of(), true, 72, "open the door"))
                .containsExactly("1:5 type-empty ERROR");
        assertThat(of(List.of("fix"), List.of(), true, 72, "fix(): x"))
                .containsExactly("1:4 scope-empty ERROR");
    }

    @Test
    void missingBlankLinesAreWarnings() {
        assertThat(rules("fix: a\nbody")).containsExactly("2:1 body-leading-blank WARNING");
        assertThat(rules("fix: a\nRefs: 1")).containsExactly("2:1 footer-leading-blank WARNING");
        assertThat(rules("fix: a\n\nbody\nBREAKING CHANGE: b"))
                .containsExactly("4:1 footer-leading-blank WARNING");
    }

    @Test
    void longLinesAreErrorsOncePerPart() {
        var line = "é".repeat(101);

        assertThat(rules("fix: a\n\n" + line + "\n" + line + "\n\nRefs: 1\n" + line))
                .containsExactly("3:101 body-max-line-length ERROR", "7:101 footer-max-line-length ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"breaking change: a", "BREAKING CHANGES: a", "Breaking-Change: a",
            "BREAKING CHANGE:", "BREAKING CHANGE:a"})
    void whatOnlyLooksLikeABreakingChangeIsAWarning(String line) {
        assertThat(rules("fix: a\n\n" + line)).containsExactly("3:1 breaking-change-form WARNING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix: a\u001B]0;x\u0007", "fix: a\n\nb\u0000", "Merge branch '\u009B31m'",
            "fix: a\u202Eb", "fix: a\rb"})
    void controlCharactersAreErrorsEverywhereAndNeverEchoed(String text) {
        var review = defaults.review(text);

        assertThat(review.accepted()).isFalse();
        assertThat(review.problems()).anyMatch(p -> p.rule().equals("control-character"));
        assertThat(review.problems().toString().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void problemsOfMalformedMessagesNeverEchoControlCharacters() {
        assertThat(defaults.review("fix\u001B[31m(: a").problems().toString().chars())
                .noneMatch(Character::isISOControl);
        assertThat(defaults.review("fix!(\u001B[31m: a").problems().toString().chars())
                .noneMatch(Character::isISOControl);
    }

    @Test
    void theGreatestLengthIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommitRules(List.of(), List.of(), false, 0));
    }

    private List<String> rules(String text) {
        return shown(defaults, text);
    }

    private static List<String> of(List<String> types, List<String> scopes, boolean required, int max,
            String text) {
        return shown(new CommitRules(types, scopes, required, max), text);
    }

    private static List<String> shown(CommitRules rules, String text) {
        return rules.review(text).problems().stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.rule() + " " + p.severity()).toList();
    }
}
