package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Level;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.config.ConfigLoader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    @TempDir
    private Path temp;
    private Path repository;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void aRepository() throws IOException {
        temp = temp.toRealPath();
        repository = Files.createDirectories(temp.resolve("home/demo"));
        Files.createDirectory(repository.resolve(".git"));
        variables.put("HOME", temp.resolve("home").toString());
    }

    @Test
    void withoutFilesAllValuesAreDefaults() {
        var reading = read("");

        assertThat(reading.config()).isEqualTo(Config.defaults());
        assertThat(Setting.all(reading.config())).allMatch(s -> s.origin() instanceof Origin.Default);
        assertThat(reading.config().workflow().ship())
                .isEqualTo(new Config.Ship(Strategy.REBASE, true, true));
    }

    @Test
    void allKeysOfTheSampleAreRead() throws IOException {
        write("""
                workflow:
                  integration: main
                  remote: upstream
                  ship: { strategy: fast-forward, delete-branch: false, push: false }
                  commit: { types: [feat, fix], scopes: [core, cli], scope-required: true, subject-max: 50 }
                  checks:
                    - { name: test, run: ["mvn", "-q", "verify"], on: [ship], timeout: 10m }
                    - { name: specs, run: ["aw", "analyze", "machines/"], on: [save, ship], paths: ["machines/**"] }
                agents:
                  - { name: architecture, branch: agent/architecture, path: ../demo-architecture }
                  - name: tests
                analyze: { fail-on: warning, rules: { SC302: off, SC117: warning } }
                """);

        var config = loaded();

        assertThat(config.workflow().integration()).contains("main");
        assertThat(config.workflow().remote()).isEqualTo("upstream");
        assertThat(config.workflow().ship()).isEqualTo(new Config.Ship(Strategy.FAST_FORWARD, false, false));
        assertThat(config.workflow().commit().scopes()).containsExactly("core", "cli");
        assertThat(config.workflow().commit().scopeRequired()).isTrue();
        assertThat(config.workflow().commit().subjectMax()).isEqualTo(50);
        assertThat(config.workflow().checks()).containsExactly(
                new Check("test", List.of("mvn", "-q", "verify"), Set.of(Moment.SHIP), Duration.ofMinutes(10),
                        List.of()),
                new Check("specs", List.of("aw", "analyze", "machines/"), Set.of(Moment.SAVE, Moment.SHIP),
                        Duration.ofMinutes(10), List.of(new Glob("machines/**"))));
        assertThat(config.workflow().checksOn(Moment.SAVE)).extracting(Check::name).containsExactly("specs");
        assertThat(config.agents()).containsExactly(
                new Config.Agent("architecture", "agent/architecture",
                        temp.resolve("home/demo-architecture")),
                new Config.Agent("tests", "agent/tests", temp.resolve("home/demo-tests")));
        assertThat(config.analyze().failOn()).contains(Level.WARNING);
        assertThat(config.analyze().rules())
                .isEqualTo(Map.of("SC302", Optional.empty(), "SC117", Optional.of(Level.WARNING)));
        assertThat(config.origin("workflow.checks.specs.paths")).isEqualTo(new Origin.File("aw.yaml", 8, 84));
        assertThat(config.origin("workflow.checks.specs.timeout")).isEqualTo(new Origin.Default());
    }

    @Test
    void nearerLayersCoverFartherOnesKeyByKey() throws IOException {
        var user = Files.createDirectories(temp.resolve("home/.config/aw")).resolve("config.yaml");
        Files.writeString(user, """
                workflow: { remote: mine, ship: { strategy: merge, push: false } }
                analyze: { rules: { SC101: off, SC102: off } }
                """);
        write("workflow: { ship: { strategy: squash } }\nanalyze: { rules: { SC102: error } }\n");
        variables.put("AW_WORKFLOW_COMMIT_SUBJECT_MAX", "60");
        variables.put("AW_WORKFLOW_COMMIT_SCOPES", "core, cli,");
        variables.put("AW_ANALYZE_RULES", "SC103=warning");
        variables.put("AW_WORKFLOW_REMOTE", "");

        var config = loaded();

        assertThat(Setting.all(config)).filteredOn(s -> !(s.origin() instanceof Origin.Default))
                .containsExactly(
                        new Setting("workflow.remote", "mine", new Origin.File(user.toString(), 1, 21)),
                        new Setting("workflow.ship.strategy", "squash", new Origin.File("aw.yaml", 1, 31)),
                        new Setting("workflow.ship.push", "false", new Origin.File(user.toString(), 1, 58)),
                        new Setting("workflow.commit.scopes", "core, cli",
                                new Origin.Variable("AW_WORKFLOW_COMMIT_SCOPES")),
                        new Setting("workflow.commit.subject-max", "60",
                                new Origin.Variable("AW_WORKFLOW_COMMIT_SUBJECT_MAX")),
                        new Setting("analyze.rules.SC101", "off", new Origin.File(user.toString(), 2, 21)),
                        new Setting("analyze.rules.SC102", "error", new Origin.File("aw.yaml", 2, 21)),
                        new Setting("analyze.rules.SC103", "warning",
                                new Origin.Variable("AW_ANALYZE_RULES")));
    }

    @Test
    void theFileIsFoundFromAFolderBelowButNotAboveTheRepository() throws IOException {
        var below = Files.createDirectories(repository.resolve("a/b"));
        write("workflow: { remote: here }");
        assertThat(ConfigLoader.read(below, variables).config().origin("workflow.remote"))
                .isEqualTo(new Origin.File("../../aw.yaml", 1, 21));

        Files.move(repository.resolve("aw.yaml"), temp.resolve("home/aw.yaml"));
        assertThat(ConfigLoader.read(below, variables).config().file()).isEmpty();
    }

    @Test
    void outsideARepositoryTheFileAboveIsTakenFromTheSameOwner() throws IOException {
        Files.delete(repository.resolve(".git"));
        Files.writeString(temp.resolve("home/aw.yaml"), "workflow: { remote: up }");

        assertThat(read("").config().workflow().remote()).isEqualTo("up");
    }

    @Test
    void theUsersFolderComesFromXdgIfThatIsAbsolute() {
        assertThat(ConfigLoader.userFile(Map.of("XDG_CONFIG_HOME", "/x", "HOME", "/h")))
                .contains(Path.of("/x/aw/config.yaml"));
        assertThat(ConfigLoader.userFile(Map.of("XDG_CONFIG_HOME", "x", "HOME", "/h")))
                .contains(Path.of("/h/.config/aw/config.yaml"));
        assertThat(ConfigLoader.userFile(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "workflw: {}|1:1|no property|did you mean",
            "workflow: { remot: x }|1:13|no property `remot`|did you mean `remote`",
            "workflow: { ship: { strategy: rebas } }|1:31|`strategy` can't be `rebas`|did you mean `rebase`?",
            "workflow: { ship: { push: maybe } }|1:27|true or false|",
            "workflow: { ship: squash }|1:19|must be a mapping|",
            "workflow: { remote: [a] }|1:21|one value|",
            "workflow: { remote: -x }|1:21|can't be a remote|",
            "workflow: { integration: 'a b' }|1:26|can't be a branch|",
            "workflow: { commit: { subject-max: 0 } }|1:36|from 1 to|",
            "workflow: { commit: { subject-max: 9999999999 } }|1:36|from 1 to|",
            "workflow: { commit: { types: [a b] } }|1:30|can't contain|",
            "workflow: { commit: { types: [{}] } }|1:31|text|",
            "workflow: { checks: [ { name: a } ] }|1:23|needs `run`|write the program",
            "workflow: { checks: [ { name: a, run: mvn verify } ] }|1:39|list of words|program",
            "workflow: { checks: [ { name: a, run: [] } ] }|1:39|no program|",
            "workflow: { checks: [ { run: [a] } ] }|1:23|needs `name`|",
            "workflow: { checks: [ { name: a, run: [a], timeout: 10 } ] }|1:53|can't be `10`|10m",
            "workflow: { checks: [ { name: a, run: [a], on: [push] } ] }|1:49|can't contain `push`|save, ship",
            "workflow: { checks: [ { name: a, run: [a], paths: [../x] } ] }|1:52|`..`|",
            "workflow: { checks: [ { name: a, run: [a] }, { name: a, run: [b] } ] }|1:54|is taken|",
            "agents: [ { name: a, branch: a..b } ]|1:30|can't be a branch|",
            "agents: [ { name: 'a b' } ]|1:19|one word|",
            "agents: [ { name: a, pat: x } ]|1:22|no property `pat`|did you mean `path`",
            "analyze: { fail-on: fatal }|1:21|can't be `fatal`|never",
            "analyze: { rules: { SC1x: off } }|1:21|no rule|SC101",
            "analyze: { rules: { SC101: of } }|1:28|can't be `of`|off",
            "[]|1:1|must be a mapping|",
            "workflow: {|1:12||",
            "analyze: { fail-on: error, fail-on: info }|1:28|fail-on|"})
    void mistakesAreToldWithTheirPlace(String yaml, String place, String message, String hint)
            throws IOException {
        write(yaml);

        var reading = ConfigLoader.read(repository, variables);

        assertThat(reading.problems()).first().satisfies(p -> {
            assertThat(p.toString()).startsWith("aw.yaml:" + place + ": ")
                    .contains(message == null ? "" : message);
            assertThat(p.hint()).contains(hint == null ? "" : hint);
        });
    }

    @ParameterizedTest
    @CsvSource({"AW_WORKFLOW_REMOT,AW_WORKFLOW_REMOTE", "AW_WORKFLOW_SHIP_STRATEGY,rebase",
            "AW_WORKFLOW_CHECKS,aw.yaml",
            "AW_ANALYZE_RULES,SC302=off"})
    void variablesAreJudgedLikeFiles(String variable, String hint) {
        variables.put(variable, "nonsense");

        assertThat(read("").problems()).singleElement().satisfies(p -> {
            assertThat(p.toString()).startsWith("$" + variable + ": ");
            assertThat(p.hint()).contains(hint);
        });
    }

    @Test
    void variablesOfTheLauncherAreNoConfiguration() {
        variables.putAll(Map.of("AW_JAVA_HOME", "/jdk", "AW_NO_CACHE", "1", "AW_GIT_ENGINE", "jgit"));

        assertThat(read("").problems()).isEmpty();
    }

    @Test
    void aFileOfCommentsConfiguresNothing() throws IOException {
        write("# nothing yet\n\n   # still nothing\n");

        assertThat(loaded().workflow()).isEqualTo(Config.defaults().workflow());
    }

    @Test
    void whatIsNoReadableFileIsAProblem() throws IOException {
        Files.createDirectory(repository.resolve("aw.yaml"));
        assertThat(read("").problems()).singleElement().asString()
                .contains("aw.yaml:1:1: this is not a file");

        Files.delete(repository.resolve("aw.yaml"));
        Files.createSymbolicLink(repository.resolve("aw.yaml"), Path.of("/nowhere"));
        assertThat(read("").problems()).singleElement().asString().contains("not a file");
    }

    @Test
    void hugeAndHostileFilesAreRefused() throws IOException {
        write("#".repeat(1 << 21));
        assertThat(read("").problems()).singleElement().asString().contains("megabyte");

        var bomb = new StringBuilder("workflow: &a [x, x]\n");
        for (var c = 'b'; c < 'z'; c++) {
            bomb.append(c).append(": &").append(c).append(" [*").append((char) (c - 1)).append(", *")
                    .append((char) (c - 1)).append("]\n");
        }
        write(bomb.toString());
        assertThat(read("").problems()).isNotEmpty();
    }

    @Test
    void aWrongValueKeepsItsDefault() throws IOException {
        write("workflow: { remote: 'a b', ship: { strategy: nope, push: false } }\n");

        var reading = read("");

        assertThat(reading.problems()).hasSize(2);
        assertThat(reading.config().workflow().remote()).isEqualTo("origin");
        assertThat(reading.config().workflow().ship())
                .isEqualTo(new Config.Ship(Strategy.REBASE, true, false));
    }

    @Test
    void loadingAWrongConfigurationIsAUsageErrorWithAllMistakes() throws IOException {
        write("workflow: { remot: x }\nanalyze: { fail-on: fatal }\n");

        assertThatExceptionOfType(UserError.class).isThrownBy(() -> ConfigLoader.load(repository, variables))
                .satisfies(e -> {
                    assertThat(e.exit()).isEqualTo(Exit.USAGE);
                    assertThat(e).hasMessage("""
                            aw.yaml:1:13: `workflow` has no property `remot`
                            aw.yaml:2:21: `fail-on` can't be `fatal`""");
                    assertThat(e.hint()).isEqualTo("did you mean `remote`?");
                });
    }

    private void write(String yaml) throws IOException {
        Files.writeString(repository.resolve("aw.yaml"), yaml);
    }

    private Reading read(String below) {
        return ConfigLoader.read(repository.resolve(below), variables);
    }

    private Config loaded() {
        var reading = read("");
        assertThat(reading.problems()).isEmpty();
        return reading.config();
    }
}
