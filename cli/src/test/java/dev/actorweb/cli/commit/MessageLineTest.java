package dev.actorweb.cli.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Completion;
import dev.actorweb.cli.input.Verdict;
import dev.actorweb.cli.input.Verdict.Incomplete;
import dev.actorweb.cli.input.Verdict.Ok;
import dev.actorweb.cli.input.Verdict.Wrong;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLineTest {
    private static final List<String> HISTORY = List.of("feat(parser): read", "no header", "fix(lexer)!: x",
            "docs: y", "fix(parser): z");
    private final MessageLine line = new MessageLine(CommitRules.defaults(), HISTORY);
    private final MessageLine strict = new MessageLine(
            new CommitRules(List.of("feat", "fix"), List.of("core", "cli"), true, 30), HISTORY);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "f", "feat", "feat(", "feat(par", "feat(parser)", "feat(parser)!",
            "feat!", "feat:",
            "feat: ", "feat(parser): ", "FEAT", "revert:"})
    void theBeginningOfAMessageIsIncomplete(String text) {
        assertThat(line.judge(text)).isInstanceOf(Incomplete.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feat: read long lines", "fix(parser)!: keep the order", "docs: ä "})
    void aMessageThatTheRulesAcceptIsOk(String text) {
        assertThat(line.judge(text)).isInstanceOf(Ok.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "fit: x", "feat x", "feat(a(b", "feat()x", "feat:x", ": x", "(a): x",
            "feat: End.",
            "feat: Capital", "feat : x", "zzz"})
    void whatCannotBecomeAMessageIsWrong(String text) {
        assertThat(line.judge(text)).isInstanceOf(Wrong.class);
    }

    @Test
    void anUnknownWordIsAnsweredByTheOneThatWasMeant() {
        assertThat(line.judge("faet: x")).isEqualTo(
                new Wrong("`faet` is none of the types; did you mean `feat`?"));
        assertThat(strict.judge("fix(cil")).isEqualTo(
                new Wrong("`cil` is none of this repository's scopes; did you mean `cli`?"));
        assertThat(strict.judge("docs: x"))
                .isEqualTo(new Wrong("`docs` is none of the types; use one of feat, fix"));
    }

    @Test
    void theRulesOfTheRepositoryDecide() {
        assertThat(strict.judge("fix: x")).isInstanceOf(Wrong.class);
        assertThat(strict.judge("fix(c")).isInstanceOf(Incomplete.class);
        assertThat(strict.judge("fix(core,c")).isInstanceOf(Incomplete.class);
        assertThat(strict.judge("fix(core): x")).isEqualTo(Verdict.ok());
        assertThat(strict.judge("fix(core): " + "x".repeat(30))).isInstanceOf(Wrong.class);
    }

    @Test
    void typesAreCompletedWithTheirMeaning() {
        assertThat(line.complete("fe", "")).isEqualTo(
                new Completion("", List.of(new Candidate("feat", "a new feature"))));
        assertThat(line.complete("", "").candidates()).hasSize(11);
        assertThat(line.complete("x", "").candidates()).isEmpty();
    }

    @Test
    void afterTheTypeComesTheScopeOrTheDescription() {
        assertThat(texts(line.complete("feat", ""))).containsExactly(": ", "(", "!: ");
        assertThat(texts(strict.complete("feat", ""))).containsExactly("(");
        assertThat(texts(line.complete("feat!", ""))).containsExactly(": ");
        assertThat(texts(line.complete("feat(parser)", ""))).containsExactly(": ", "!: ");
        assertThat(texts(line.complete("feat(parser)!", ""))).containsExactly(": ");
    }

    @Test
    void scopesComeFromTheRulesOrElseFromTheHistory() {
        assertThat(texts(line.complete("fix(", ""))).containsExactly("parser", "lexer");
        assertThat(line.complete("fix(le", ""))
                .isEqualTo(new Completion("fix(", List.of(Candidate.of("lexer"))));
        assertThat(texts(line.complete("fix(lexer", ""))).containsExactly("): ", ")!: ");
        assertThat(texts(strict.complete("fix(core,c", ""))).containsExactly("core", "cli");
    }

    @Test
    void theDescriptionIsNotCompleted() {
        assertThat(texts(line.complete("feat: fi", ""))).isEmpty();
        assertThat(texts(line.complete("feat(parser): (", ""))).isEmpty();
        assertThat(texts(line.complete("feat: x!", ""))).isEmpty();
    }

    @Test
    void okIsExactlyWhatTheRulesAccept() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var pieces = new String[]{"feat", "fi", "x", "(", ")", "!", ":", " ", ": ", "core", ",", ".", "ä",
                "A"};
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var rules = CommitRules.defaults();
            var typed = text.toString();
            assertThat(line.judge(typed) instanceof Ok).as("seed %d: `%s`", seed, typed)
                    .isEqualTo(rules.review(typed.strip()).accepted());
            var completion = line.complete(typed, "");
            assertThat(typed).as("seed %d: `%s`", seed, typed).startsWith(completion.kept());
        }
    }

    private static List<String> texts(Completion completion) {
        return completion.candidates().stream().map(Candidate::text).toList();
    }
}
