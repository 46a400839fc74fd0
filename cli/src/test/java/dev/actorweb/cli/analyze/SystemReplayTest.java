package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemReplayTest {
    private Specs specs;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        specs = new Specs(temporary);
        for (var file : new String[]{"philosopher.yaml", "fork.yaml", "system.yaml"}) {
            specs.write("philosophers/" + file,
                    Files.readString(Path.of("../docs/samples/philosophers", file))
                            .replace("count: 6", "count: 2"));
        }
    }

    @Test
    void aCounterexampleIsWrittenAndFailsInTheSameWay() throws IOException {
        var found = specs.analyze("philosophers/system.yaml", "--trace-dir", "runs/today");
        assertThat(found.err())
                .contains("wrote the run of SC202 to runs/today/philosophers-SC202.yaml and .mmd");
        assertThat(Files.readString(folder.resolve("runs/today/philosophers-SC202.yaml")))
                .contains("system: \"../../philosophers/system.yaml\"\n",
                        "  - { actor: \"fork[0]\", message: \"TAKE\", with: { \"by\": \"philosopher[0]\" }, to: [\"taken\"] }\n");
        assertThat(Files.readString(folder.resolve("runs/today/philosophers-SC202.mmd")))
                .startsWith("sequenceDiagram\n")
                .contains("    a0-)a1: TAKE #123;#34;by#34;:#34;philosopher[0]#34;#125;\n");

        var again = specs.analyze("--scenario", "runs/today/philosophers-SC202.yaml", "--quiet");
        assertThat(again.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(found.out()).contains(again.out());

        Path mended = folder.resolve("philosophers/philosopher.yaml");
        Files.writeString(mended, Files.readString(mended).replace("on: { GRANTED: eating }",
                "tags: [rest], on: { GRANTED: eating }").replace("  waitingForRight:\n    tags: [rest], on:",
                        "  waitingForRight:\n    tags: [rest]\n    on:"));
        assertThat(specs.analyze("--scenario", "runs/today/philosophers-SC202.yaml", "--quiet").out())
                .doesNotContain("`philosopher[0]` and 1 more like it wait in `waitingForRight`");
    }

    @Test
    void aRunIsToldInOtherWays() {
        assertThat(specs.analyze("philosophers/system.yaml", "--trace", "mermaid").out())
                .contains("sequenceDiagram\n    autonumber\n");
        assertThat(specs.analyze("philosophers/system.yaml", "--trace", "scenario").out())
                .contains("system: \"./system.yaml\"\nsteps:\n");
        assertThat(specs.analyze("philosophers/system.yaml", "--trace", "opera").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aScenarioOfASystemPassesOrSaysWhatIsWrong() throws IOException {
        specs.write("good.yaml", """
                scenario: one takes a fork
                system: philosophers/system.yaml
                steps:
                  - { actor: "philosopher[0]", timer: after 1s }
                  - expect: philosopher[0].in('waitingForLeft')
                """);
        expect(specs.analyze("--scenario", "good.yaml"), Exit.OK,
                """
                        philosophers: one takes a fork
                            1 philosopher[0]  after 1s, thinking → waitingForLeft; TAKE {"by":"philosopher[0]"} to fork[0]
                        passed
                        """,
                "");

        specs.write("bad.yaml", """
                scenario: it can't
                system: philosophers/system.yaml
                steps: [ { actor: "fork[0]", message: TAKE } ]
                """);
        expect(specs.analyze("--scenario", "bad.yaml", "--quiet"), Exit.FINDINGS, """
                bad.yaml:3:10: error `fork[0]` can't do this in `free`
                  hint: nothing makes it go on here
                """, "");
        assertThat(specs.analyze("--scenario", "bad.yaml", "--json").out())
                .contains("\"schema\": \"aw/replay/1\"", "\"code\": \"impossible\"", "\"passed\": false");
        assertThat(specs.analyze("--scenario", "bad.yaml", "--format", "junit").out())
                .contains("<failure message=\"`fork[0]` can't do this");
        assertThat(specs.analyze("--scenario", "bad.yaml", "--seed", "3").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("philosophers/fork.yaml", "--scenario", "bad.yaml").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void theFolderForRunsMustBeOne() {
        assertThat(specs.analyze("philosophers/system.yaml", "--trace-dir", "philosophers/fork.yaml").exit())
                .isEqualTo(Exit.PRECONDITION);
    }

    private static final String MEAL = """
            scenario: one eats
            system: ../philosophers/system.yaml
            steps:
              - { actor: "philosopher[0]", timer: after 1s }
              - { actor: "fork[0]", message: TAKE }
              - { actor: "philosopher[0]", message: GRANTED }
              - { actor: "fork[1]", message: TAKE }
              - { actor: "philosopher[0]", message: GRANTED, to: eating }
              - { actor: "philosopher[0]", timer: after 1s, to: thinking }
            """;

    @Test
    void coverageIsToldForEachActor() throws IOException {
        specs.write("tests/meal.yaml", MEAL);

        var run = specs.analyze("--scenario", "tests", "--coverage");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains(
                """
                        passed
                        philosophers/philosopher (philosophers/philosopher.yaml): covered 4 of 4 states (100 %), 4 of 4 transitions (100 %), 3 of 4 pairs (75 %)
                        philosophers/fork (philosophers/fork.yaml): covered 2 of 2 states (100 %), 1 of 4 transitions (25 %), 0 of 9 pairs (0 %)
                        """);
        assertThat(specs.analyze("tests", "--coverage").out()).isEqualTo(run.out()); // the folder
                                                                                     // is enough
    }

    @Test
    void tooLittleCoverageFails() throws IOException {
        specs.write("tests/meal.yaml", MEAL);

        var run = specs.analyze("--scenario", "tests", "--coverage-min", "transitions=50", "-q");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out())
                .endsWith("error 1 of 4 transitions are covered (25 %), and 50 % are asked for\n");
        assertThat(specs.analyze("--scenario", "tests", "--coverage-min", "states=100").exit())
                .isEqualTo(Exit.OK);
        assertThat(specs.analyze("--scenario", "tests", "--coverage-min", "many").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("--scenario", "tests", "--max-states", "7").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void coverageIsInTheOtherFormatsToo() throws IOException {
        specs.write("tests/meal.yaml", MEAL);

        assertThat(specs.analyze("--scenario", "tests", "--coverage", "--json").out()).contains(
                "\"system\": \"philosophers\"", "\"actor\": \"fork\"", "\"covered\": 1");
        assertThat(specs.analyze("--scenario", "tests", "--coverage", "--format", "junit").out()).contains(
                "<testsuite name=\"coverage of philosophers/fork\"", "1 of 4 transitions covered (25 %)");
    }

    @Test
    void runsOfIdenticalActorsThatCrashAreReplayedToo() throws Exception {
        specs.write("asker.yaml", """
                machine: asker
                initial: idle
                states:
                  idle: { on: { GO: { target: asking, actions: [ { sendTo: "teller[*]", event: READY } ] } } }
                  asking: { on: { YES: { target: sent, actions: [ { sendTo: "teller[*]", event: TELL } ] } } }
                  sent: { type: final }
                """).write("teller.yaml", """
                machine: teller
                initial: idle
                states:
                  idle: { on: { READY: { target: ready, actions: [ { sendTo: asker, event: YES } ] } } }
                  ready: { on: { TELL: told } }
                  told: { type: final }
                """).write("talk.yaml", """
                system: talk
                actors:
                  asker: { machine: ./asker.yaml, environment: true }
                  teller: { machine: ./teller.yaml, count: 2 }
                """);
        var found = specs.analyze("talk.yaml", "--crash", "1", "--rules", "SC203", "--trace-dir", "runs",
                "-q");
        assertThat(found.out()).contains("does not handle `TELL` in `idle`");
        var replayed = specs.analyze("--scenario", "runs", "--rules", "SC203");
        assertThat(replayed.out()).contains("SC203").doesNotContain("can't do this");
    }
}
