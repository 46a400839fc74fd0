package dev.actorweb.cli.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.cli.commit.Footer.Separator;
import dev.actorweb.cli.commit.ParsedMessage.Conventional;
import dev.actorweb.cli.commit.ParsedMessage.Generated;
import dev.actorweb.cli.commit.ParsedMessage.Kind;
import dev.actorweb.cli.commit.ParsedMessage.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMessageParserTest {
    @Test
    void headerBodyAndFootersAreTakenApart() {
        var text = """
                fix(parser)!: keep the order of keys

                The map was a hash map.

                Readers saw another order each time.

                Reviewed-by: Z
                Closes #42
                BREAKING CHANGE: keys come in source order
                  and duplicates are refused

                even across files
                """;

        assertThat(message(text)).isEqualTo(new CommitMessage("fix", Optional.of("parser"), true,
                "keep the order of keys",
                "The map was a hash map.\n\nReaders saw another order each time.",
                List.of(new Footer("Reviewed-by", Separator.COLON, "Z"),
                        new Footer("Closes", Separator.HASH, "42"),
                        new Footer("BREAKING CHANGE", Separator.COLON,
                                "keys come in source order\n  and duplicates are refused\n\neven across files"))));
    }

    @Test
    void layoutTellsTheLinesOfAllParts() {
        var parsed = (Conventional) CommitMessageParser
                .parse("\n\nfix: a\n\nbody\nmore\n\nRefs: 1\nRefs: 2\n");

        assertThat(parsed.layout().header()).isEqualTo(3);
        assertThat(parsed.layout().body()).isEqualTo(5);
        assertThat(parsed.layout().bodyEnd()).isEqualTo(6);
        assertThat(parsed.layout().footers()).containsExactly(8, 9);
    }

    @Test
    void lineEndsMayBeCrlf() {
        assertThat(message("feat: a\r\n\r\nbody\r\n\r\nRefs: 1\r\n"))
                .isEqualTo(message("feat: a\n\nbody\n\nRefs: 1\n"));
    }

    @Test
    void breakingChangesComeFromFootersElseFromTheDescription() {
        assertThat(message("feat!: drop v1").breakingChanges()).containsExactly("drop v1");
        assertThat(message("feat!: drop v1\n\nBREAKING-CHANGE: v1 is gone").breakingChanges())
                .containsExactly("v1 is gone");
        assertThat(message("feat: add v2\n\nbreaking change: none").breaking()).isFalse();
    }

    @Test
    void capitalBreakingChangeCountsEvenInsideAParagraph() {
        assertThat(message("fix: a\n\nbody\nBREAKING CHANGE: b").breakingChanges()).containsExactly("b");
    }

    /// A footer by its form, and what it says is not to be overlooked; within a paragraph it is
    /// only text.
    @Test
    void aBreakingChangeThatNamesAnIssueCountsToo() {
        assertThat(message("fix: a\n\nBREAKING CHANGE #12").breakingChanges()).containsExactly("12");
        assertThat(message("fix: a\n\nbody\nBREAKING CHANGE #12").breaking()).isFalse();
    }

    @Test
    void otherTokensInsideAParagraphAreText() {
        var message = message("fix: a\n\nbody\nNote: more body\n\nRefs: 1");

        assertThat(message.body()).isEqualTo("body\nNote: more body");
        assertThat(message.footers()).containsExactly(new Footer("Refs", Separator.COLON, "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Signed-off-by:", "Signed-off-by:Z", "Two words: x", "#12", "-: x", " Refs: 1",
            "https://x.y"})
    void whatIsNoFooterIsBody(String line) {
        assertThat(message("fix: a\n\n" + line).body()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"✨: a", "✨(ui)!: a", "тип(область): описание", "FIX: a", "fix(a/b, c): d",
            "fix(ng:list): a",
            "fix(no-scope )!: a", "fix:  two spaces", "x-y.z_1: a"})
    void typesAndScopesMayBeAnyWords(String header) {
        assertThat(CommitMessageParser.parse(header)).isInstanceOf(Conventional.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            "''|message-empty|1",
            "' \n\t\n'|message-empty|1",
            "add a thing|type-empty|4",
            "fix|type-empty|4",
            ": subject|type-empty|1",
            "(scope): subject|type-empty|1",
            "!: subject|type-empty|1",
            " fix: a|header-form|1",
            "fix(: a|header-form|4",
            "fix(): a|scope-empty|4",
            "fix( ): a|scope-empty|4",
            "fix(a(b)): c|header-form|6",
            "fix): a|header-form|4",
            "fix : a|header-form|4",
            "fix(a) : b|header-form|7",
            "fix!(a): b|header-form|5",
            "fix!!: b|header-form|5",
            "fix：a|type-empty|4",
            "fix:a|header-form|5",
            "fix:\ta|header-form|5",
            "fix:|subject-empty|5",
            "fix: |subject-empty|5",
            "fix(✨✨|header-form|4",
            "✨✨ x|type-empty|3",
            "\uFEFFfix: a|header-form|1",
            "fi\u0000x: a|header-form|3"})
    void whatIsNotConventionalIsRefusedAtItsPlace(String text, String rule, int column) {
        assertThat(CommitMessageParser.parse(text)).isInstanceOfSatisfying(Malformed.class,
                m -> assertThat(m.problems()).singleElement().satisfies(p -> {
                    assertThat(p.rule()).isEqualTo(rule);
                    assertThat(p.line()).isEqualTo(1);
                    assertThat(p.column()).isEqualTo(column);
                    assertThat(p.hint()).isNotEmpty();
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Merge branch 'main' into x|MERGE",
            "Merge remote-tracking branch 'origin/main'|MERGE",
            "Merge tag 'v1' of somewhere|MERGE",
            "Merge pull request #1 from a/b|MERGE",
            "Merge origin/main into x|MERGE",
            "Merged PR 1: feat: a|MERGE", "Merged in topic/a (pull request #7)|MERGE",
            "Merged topic/a into main|MERGE", "Auto-merged develop into main|MERGE",
            "Automatic merge|MERGE", "Automatic merge from release/2 -> main|MERGE",
            "Revert \"fix: a\"|REVERT",
            "Reapply \"fix: a\"|REAPPLY",
            "fixup! fix: a|FIXUP",
            "squash! fix: a|SQUASH",
            "amend! fix: a|AMEND"})
    void messagesThatGitWritesAreKnown(String subject, Kind kind) {
        assertThat(CommitMessageParser.parse(subject + "\n\nanything\n"))
                .isEqualTo(new Generated(kind, subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MergeSort works", "merge branch 'a'", "Merge", "Merge sort added", "Reverted it",
            "Revert the fix", "Merged it", "Merged into main", "Automatic merges are off", "Auto-merged it"})
    void messagesThatOnlyLookGeneratedAreRefused(String text) {
        assertThat(CommitMessageParser.parse(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void hugeMessagesAreReadInLinearTime() {
        var text = "fix: a\n\n" + "Refs: 1\n".repeat(200_000) + "x".repeat(2_000_000) + "\n".repeat(500_000);

        assertThat(message(text).footers()).hasSize(200_000);
        assertThat(CommitMessageParser.parse("(".repeat(1_000_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void whatIsRenderedReadsBackTheSame() {
        for (var seed = 0; seed < 2_000; seed++) {
            var message = random(new Random(seed));
            assertThat(message(message.render())).as("seed " + seed).isEqualTo(message);
        }
    }

    private static CommitMessage random(Random random) {
        var footers = new ArrayList<Footer>();
        for (var n = random.nextInt(3); n > 0; n--) {
            footers.add(new Footer(pick(random, "Refs", "Reviewed-by", "BREAKING CHANGE", "BREAKING-CHANGE"),
                    Separator.COLON, pick(random, "1", "a\nb", "a\n\n  b: c", "…: é")));
        }
        if (random.nextBoolean()) {
            footers.add(new Footer("Closes", Separator.HASH, "7"));
        }
        return new CommitMessage(pick(random, "fix", "✨", "x.y"),
                random.nextBoolean() ? Optional.of(pick(random, "a", "a b", "é:ü")) : Optional.empty(),
                random.nextBoolean(), pick(random, "a", "a: b", "(a)! b.", "é 𝄞"),
                pick(random, "", "one", "  indented\nand not", "one\n\n\ntwo\nNote: x", "#1"), footers);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Test
    void noInstanceIsHalfRight() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("a b", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("fix", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> of("fix", "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Footer("Two words", Separator.COLON, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Footer("Refs", Separator.COLON, " "));
    }

    private static CommitMessage of(String type, String description) {
        return new CommitMessage(type, Optional.empty(), false, description, "", List.of());
    }

    private static CommitMessage message(String text) {
        return ((Conventional) CommitMessageParser.parse(text)).message();
    }
}
