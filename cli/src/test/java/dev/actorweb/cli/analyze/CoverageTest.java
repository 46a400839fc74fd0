package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `--coverage`, `--coverage-min`, and the formats of simulations.
class CoverageTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", Specs.LAMP).write("tests/on.yaml", """
                scenario: it goes on
                machine: ../lamp.yaml
                steps: [ { send: PRESS }, { expect: { state: on } } ]
                """).write("tests/wrong.yaml", """
                scenario: it burns at once
                machine: ../lamp.yaml
                steps:
                  - send: PRESS
                  - expect: { state: broken }
                """);
    }

    @Test
    void whatScenariosVisitIsCounted() {
        Specs.expect(specs.analyze("--scenario", "tests/on.yaml", "--coverage"), Exit.OK,
                """
                        lamp: it goes on
                          start  off
                          PRESS  on
                        passed
                        lamp (lamp.yaml): covered 2 of 3 states (66.6 %), 1 of 3 transitions (33.3 %), 0 of 3 pairs (0 %)
                          9:3     never visited: state broken
                          7:18    never visited: transition on PRESS → off
                          8:18    never visited: transition on after 5m → broken
                        """,
                "");
    }

    @Test
    void tooLittleIsAFinding() {
        var run = specs.analyze("lamp.yaml", "--scenario", "tests/on.yaml", "--coverage-min", "60", "-q");
        Specs.expect(run, Exit.FINDINGS, "lamp.yaml:1:1: error 1 of 3 transitions are covered (33.3 %), "
                + "and 60 % are asked for\n", "");
        assertThat(specs.analyze("lamp.yaml", "--scenario", "tests/on.yaml", "--coverage-min",
                "states=66,transitions=33", "-q").exit()).isEqualTo(Exit.OK);
        assertThat(specs.analyze("lamp.yaml", "--events", "PRESS,PRESS,PRESS", "--coverage-min",
                "pairs=67").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(specs.analyze("lamp.yaml", "--events", "PRESS,PRESS,PRESS", "--coverage-min",
                "pairs=66").exit()).isEqualTo(Exit.OK);
        assertThat(specs.analyze("lamp.yaml", "--events", "PRESS", "--coverage-min", "pairs=1",
                "--no-explore").out()).contains("how many pairs of transitions there are is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "many", "states", "stat=5", "states=,pairs=3", ""})
    void aPercentageThatIsNoneIsRefused(String least) {
        assertThat(specs.analyze("lamp.yaml", "--events", "PRESS", "--coverage-min", least).exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void withoutAScenarioNothingIsCovered() {
        var run = specs.analyze("lamp.yaml", "--coverage");
        Specs.expect(run, Exit.USAGE, "", """
                aw: error: without a scenario nothing is covered
                hint: name scenarios: 'aw analyze door.yaml --scenario tests/ --coverage'
                """);
    }

    @Test
    void aFolderOfScenariosIsPlayed() {
        var run = specs.analyze("--scenario", "tests", "-q");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).isEqualTo(
                "tests/wrong.yaml:5:22: error the state should be `broken`, and is `on`\n");
        assertThat(specs.analyze(".", "--coverage").out()).contains("1 of 2 scenarios passed",
                "lamp (./lamp.yaml): covered 2 of 3 states");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            junit    ! <testcase classname="tests/on.yaml" name="it goes on" time="0" file="tests/on.yaml" line="1"/>
            junit    ! <testcase classname="tests/wrong.yaml" name="it burns at once" time="0" file="tests/wrong.yaml" line="1">
            junit    ! <failure message="the state should be `broken`, and is `on`" type="expectation">tests/wrong.yaml:5:22:
            junit    ! <testsuites name="Scenarios" tests="5" failures="2" errors="0" skipped="0">
            junit    ! <testcase classname="coverage of lamp" name="2 of 3 states covered (66.6 %)"
            github   ! ::error file=tests/wrong.yaml,line=5,col=22,title=expectation::the state should be `broken`
            github   ! ::error file=lamp.yaml,line=1,col=1,title=coverage::2 of 3 states are covered (66.6 %25)
            github   ! ::notice file=lamp.yaml,line=9,col=3,title=not-covered::no scenario enters `broken`
            markdown ! | **failed** | it burns at once | <code>tests/wrong.yaml</code> |
            markdown ! | **failed** | 2 of 3 states covered (66.6 %) | <code>coverage of lamp</code> |
            sarif    ! "ruleId": "not-covered"
            json     ! "coverage": [
            """)
    void allFormatsTellIt(String format, String part) {
        var run = specs.analyze("--scenario", "tests", "--coverage-min", "states=70", "--format", format);

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains(part);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theDocumentListsWhatIsMissed() {
        assertThat(specs.analyze("lamp.yaml", "--events", "PRESS", "--coverage", "--json").out()
                .replaceAll("\\s+", " ")).contains("\"coverage\": [ { \"machine\": \"lamp\", "
                        + "\"file\": \"lamp.yaml\", \"explored\": true, \"unreachable\": 0, "
                        + "\"states\": { \"covered\": 2, \"total\": 3, \"percent\": 66.6, "
                        + "\"missed\": [ { \"state\": \"broken\", \"line\": 9, \"column\": 3 } ] }")
                .contains("\"second\": \"on PRESS → off\"").endsWith("\"shortfalls\": [] } ] } ");
    }

    @Test
    void diagramsShowWhatIsVisited() {
        assertThat(specs.analyze("lamp.yaml", "--diagram", "mermaid", "--scenario", "tests/on.yaml").out())
                .contains("class s1 visited", "class s2 visited", "class s3 missed");
        assertThat(specs.analyze("lamp.yaml", "--diagram", "svg", "--events", "PRESS").out())
                .contains("visited");
        var failing = specs.analyze("lamp.yaml", "--diagram", "dot", "--scenario", "tests/wrong.yaml");
        assertThat(failing.exit()).isEqualTo(Exit.OK);
        assertThat(failing.err()).contains("it burns at once does not pass");
    }

    @Test
    void anAnswerThatNobodyAsksForIsRefused() {
        assertThat(specs.analyze("lamp.yaml", "--events", "PRESS", "--given", "isValid=true").err())
                .contains("there is no guard, service or delay isValid");
        assertThat(specs.analyze("lamp.yaml", "--given", "isValid=true").exit()).isEqualTo(Exit.USAGE);
    }
}
