package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every key of `aw.yaml`, misspelt and with a value of the wrong kind: the place is named, and
/// what was meant.
class ConfigMistakesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Key.class)
    void aKeyThatIsMisspeltIsToldWithItsPlaceAndWhatWasMeant(Key key) throws IOException {
        var wrong = key.leaf().substring(0, 1) + key.leaf().substring(2);

        var problem = problems(nested(key.path(), wrong, "x")).getFirst();

        assertThat(problem.toString()).startsWith("aw.yaml:" + place(key)).contains("`" + wrong + "`");
        assertThat(problem.hint()).contains(key.leaf());
    }

    @ParameterizedTest
    @CsvSource({"workflow,wrkflow", "analyze,analyse", "workflow.ship,workflow.shp",
            "workflow.commit,workflow.comit"})
    void aSectionThatIsMisspeltIsToldToo(String right, String wrong) throws IOException {
        var leaf = wrong.substring(wrong.indexOf('.') + 1);

        var problem = problems(nested(right, leaf, "{}")).getFirst();

        assertThat(problem.toString()).startsWith("aw.yaml:" + (right.contains(".") ? "2:3" : "1:1"));
        assertThat(problem.hint()).contains(right.substring(right.indexOf('.') + 1));
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void aValueOfTheWrongKindIsToldWithItsPlace(Key key) throws IOException {
        var value = key == Key.RULES ? "[ SC101 ]" : "{ strange: [ 1 ] }";

        var found = problems(nested(key.path(), key.leaf(), value));

        assertThat(found).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.toString()).matches("(?s)aw\\.yaml:" + depth(key) + ":[0-9]+: .+");
            assertThat(problem.toString()).doesNotContain("null", "Exception", "Scalar", "Mapping");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "subjct-case: off | 1:32: `subjct-case` is no rule of commit messages | did you mean `subject-case`?",
            "frobnicate: off | 1:32: `frobnicate` is no rule of commit messages | docs/conventional-commits.md lists them",
            "type-empty: off | 1:32: `type-empty` can't be set | Conventional Commits themselves ask for it",
            "subject-case: of | 1:46: `subject-case` can't be `of` | did you mean `off`? use one of error, warning, off",
            "subject-case: 3 | 1:46: `subject-case` can't be `3` | use one of error, warning, off",
            "body-case: error | 1:43: `body-case` needs a value | as in body-case: [error, always, [lower-case]]",
            "body-case: [error] | 1:43: `body-case` needs a value | as in body-case: [error, always, [lower-case]]",
            "body-case: [error, maybe] | 1:51: `body-case`: after the severity comes always or never | as in",
            "body-case: [error, always, title-case] | 1:59: `body-case` knows no `title-case` | lower-case",
            "body-case: [error, always, []] | 1:59: `body-case` can't have this value | as in",
            "body-case: { a: b } | 1:43: `body-case` can't be a mapping | as in",
            "body-case: [] | 1:43: `body-case` can't be a list | as in",
            "body-case: [error, always, a, b] | 1:43: `body-case` can't be a list | as in",
            "header-max-length: [error, always, 0] | 1:67: `header-max-length` can't have this value | [error, always, 50]",
            "header-max-length: [error, always, many] | 1:67: `header-max-length` can't have this value | [error, always, 50]",
            "header-max-length: [error, always, [1, 2]] | 1:67: `header-max-length` can't have this value | [error, always, 50]",
            "scope-enum: [error, always, { scope: [a] }] | `scope-enum` knows no `scope` | it takes scopes and delimiters",
            "scope-enum: [error, always, { delimiters: [a] }] | `scope-enum` can't have this value | as in",
            "type-enum: [error, always, { scopes: [a] }] | `type-enum` can't have this value | as in",
            "header-trim: [error, always, 5] | `header-trim` takes no value | ^^",
            "breaking-change-form: [error, never] | `breaking-change-form` takes its severity alone | ^^",
            "signed-off-by: [error, always, ['', b]] | `signed-off-by` can't have this value | as in"})
    void aRuleOfCommitsThatIsWrongIsToldWithAnExample(String rule, String said, String hint)
            throws IOException {
        var found = problems("workflow: { commit: { rules: { " + rule + " } } }\n");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().toString()).contains(said);
        assertThat(found.getFirst().hint()).contains(hint);
    }

    @Test
    void whatIsInTheListsIsLookedAtAsClosely() throws IOException {
        assertThat(problems("""
                workflow:
                  checks:
                    - { name: a, run: [x], on: [shp], timeot: 3s }
                    - { name: b, run: [x], timeout: soon }
                    - { name: c, run: x }
                    - { nam: d, run: [x] }
                  allow-secrets:
                    - { path: [x], reason: none }
                    - { paths: [x] }
                agents:
                  - { name: a, brnch: x }
                  - just-a-word
                """)).extracting(ConfigProblem::toString).allSatisfy(problem -> assertThat(problem)
                .matches("(?s)aw\\.yaml:[0-9]+:[0-9]+: .+"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':', 9)))
                .contains("aw.yaml:3", "aw.yaml:4", "aw.yaml:5", "aw.yaml:6", "aw.yaml:8", "aw.yaml:9",
                        "aw.yaml:11",
                        "aw.yaml:12");
    }

    @Test
    void whatMayHoldSecretsIsShownWithItsPlace() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve("aw.yaml"),
                "workflow:\n  allow-secrets: [ { paths: [a, b/**], reason: r }, { paths: c, reason: r } ]\n");

        var config = ConfigLoader.load(folder, Map.of());

        assertThat(Setting.all(config)).contains(
                new Setting("workflow.allow-secrets", "a, b/**, c", new Origin.File("aw.yaml", 2, 18)));
    }

    private List<ConfigProblem> problems(String yaml) throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve("aw.yaml"), yaml);
        return ConfigLoader.read(folder, Map.of()).problems();
    }

    /// The path, a line for each level, its last part replaced.
    private static String nested(String path, String leaf, String value) {
        var yaml = new StringBuilder();
        var parts = path.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            yaml.append("  ".repeat(i)).append(i == parts.length - 1 ? leaf + ": " + value : parts[i] + ":")
                    .append('\n');
        }
        return yaml.toString();
    }

    private static int depth(Key key) {
        return key.path().split("\\.", -1).length;
    }

    private static String place(Key key) {
        return depth(key) + ":" + (2 * depth(key) - 1);
    }
}
