package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.commit.CommitRule;
import dev.actorweb.cli.commit.CommitRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules for commit messages that a repository sets itself.
class CommitRuleSettingTest {
    private static Config read(String text) {
        var draft = new Draft();
        assertThat(FileLayer.read("aw.yaml", Path.of("aw.yaml"), text, draft)).as(text).isEmpty();
        return draft.config(Optional.empty());
    }

    private static CommitRules rules(String rules) {
        return read("workflow: { commit: { types: [feat, fix], rules: { " + rules + " } } }\n").workflow()
                .commit();
    }

    private static List<String> said(String rules, String message) {
        return rules(rules).review(message.replace("|", "\n")).problems().stream()
                .map(problem -> problem.severity().name().toLowerCase(Locale.ROOT) + " " + problem.line()
                        + ":"
                        + problem.column() + " " + problem.rule())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "subject-case: off; feat: Open the door;",
            "subject-case: warning; feat: Open the door; warning 1:7 subject-case",
            "subject-case: [error, never, upper-case]; feat: Open the door;",
            "subject-case: [2, never, [upper-case, sentence-case]]; feat: Open the door; error 1:7 subject-case",
            "type-enum: off; docs: x;",
            "type-enum: [error, never, [docs]]; docs: x; error 1:1 type-enum",
            "type-enum: [warning, always, [docs]]; fix: x; warning 1:1 type-enum",
            "scope-enum: [error, always, [core]]; fix(cli): x; error 1:5 scope-enum",
            "scope-empty: error; fix: x; error 1:4 scope-empty",
            "scope-empty: [error, always]; fix(cli): x; error 1:5 scope-empty",
            "scope-case: [error, always, kebab-case]; fix(core/someThing): x; error 1:5 scope-case",
            "scope-delimiter-style: [error, always, [\"/\"]]; fix(one two): x; error 1:5 scope-delimiter-style",
            "scope-delimiter-style: [error, always, [\"/\"]]; fix(größe/tür): x;",
            "'scope-delimiter-style: [error, always, [\",\"]]'; 'fix(one, two): x';",
            "body-full-stop: [error, never, .]; fix: x||and so on...; error 3:1 body-full-stop",
            "header-full-stop: [error, never, .]; fix: x...; error 1:1 header-full-stop",
            "subject-full-stop: [error, always, .]; fix: x...; error 1:6 subject-full-stop",
            "type-empty: error; fix: x;",
            "'type-empty: [2, never], subject-empty: [error, never]'; fix: x;",
            "body-empty: [error, never]; nothing; error 1:8 type-empty+error 1:1 body-empty",
            "scope-empty: [error, never]; nothing; error 1:8 type-empty",
            "subject-max: off; fix: this description is longer than the seventy-two characters that are usual;",
            "subject-max: [error, always, 5]; fix: x y; error 1:1 header-max-length",
            "header-max-length: warning; fix: this description is longer than the seventy-two characters that are shown; warning 1:73 subject-max",
            "body-empty: warning; fix: x; warning 1:1 body-empty",
            "body-empty: warning; fix: x||because;",
            "body-max-line-length: [error, always, 10]; fix: x||because of the rain; error 3:1 body-max-line-length",
            "footer-empty: error; fix: x||because; error 1:1 footer-empty",
            "references-empty: error; fix: x||Refs #12;",
            "references-empty: error; fix: x; error 1:1 references-empty",
            "signed-off-by: error; fix: x||Signed-off-by: A <a@b>;",
            "signed-off-by: error; fix: x; error 1:1 signed-off-by",
            "breaking-change-exclamation-mark: error; fix!: x; error 1:1 breaking-change-exclamation-mark",
            "breaking-change-form: off; fix: x||Breaking change: y;",
            "body-leading-blank: error; fix: x|y; error 2:1 body-leading-blank"})
    void aRuleJudgesAsItIsSet(String rules, String message, String expected) {
        assertThat(said(rules, message))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split("\\+")));
    }

    @Test
    void whatTheRulesListIsWhatIsProposed() {
        var rules = rules(
                "type-enum: [error, always, [docs]], scope-enum: [error, always, [a, b]], scope-empty: error,"
                        + " header-max-length: [error, always, 60]");

        assertThat(rules.types()).containsExactly("docs");
        assertThat(rules.scopes()).containsExactly("a", "b");
        assertThat(rules.scopeRequired()).isTrue();
        assertThat(rules.subjectMax()).isEqualTo(60);
    }

    /// The user's own file is below the repository's, and that below the environment.
    @Test
    void aKeyOfALayerAboveGoesBeforeTheRuleThatSaysTheSame() {
        var draft = new Draft();
        var rule = "workflow: { commit: { rules: { type-enum: [error, always, [a]], scope-empty: error, body-empty: error } } }\n";
        assertThat(FileLayer.read("user", Path.of("user"), rule, draft)).isEmpty();
        assertThat(draft.config(Optional.empty()).origin("workflow.commit.types"))
                .isEqualTo(new Origin.File("user", 1, 32));
        assertThat(FileLayer.read("aw.yaml", Path.of("aw.yaml"),
                "workflow: { commit: { types: [b], scope-required: false } }\n",
                draft)).isEmpty();

        var config = draft.config(Optional.empty());
        assertThat(config.workflow().commit().types()).containsExactly("b");
        assertThat(config.workflow().commit().scopeRequired()).isFalse();
        assertThat(config.workflow().commit().settings()).containsOnlyKeys(CommitRule.BODY_EMPTY);
        assertThat(config.origin("workflow.commit.types")).isEqualTo(new Origin.File("aw.yaml", 1, 30));
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws IOException {
        var page = Checkout.read("docs/conventional-commits.md");
        var example = Pattern.compile("(?s)```yaml\n(workflow:.*?)```").matcher(page);
        assertThat(example.find()).isTrue();
        assertThat(read(example.group(1)).workflow().commit().settings()).hasSize(7);
        for (var rule : CommitRule.words()) {
            assertThat(page.substring(example.end())).contains("`" + rule + "`");
        }
    }

    @Test
    void theSchemaNamesEveryRule() {
        for (var rule : CommitRule.words()) {
            assertThat(ConfigSchema.text()).contains("\"" + rule + "\"");
        }
    }

    @Test
    void everySettingIsWrittenSoThatItReadsBackTheSame() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            Map<String, String> rules = new LinkedHashMap<>();
            for (var n = random.nextInt(6); n > 0; n--) {
                var names = CommitRule.words();
                var rule = CommitRule.named(names.get(random.nextInt(names.size()))).orElseThrow();
                rules.put(rule.word(), random.nextInt(3) == 0
                        ? "off"
                        : CommitRuleReader.example(rule)
                                .replace("error", random.nextBoolean() ? "warning" : "error"));
            }
            var text = new StringBuilder("workflow:\n  commit:\n    rules:\n");
            rules.forEach((name, setting) -> text.append("      ").append(name).append(": ").append(setting)
                    .append('\n'));
            var config = read(text.toString());
            assertThat(read(ConfigWriter.write(config, Path.of("").toAbsolutePath())).workflow())
                    .as("seed " + seed)
                    .isEqualTo(config.workflow());
        }
    }
}
