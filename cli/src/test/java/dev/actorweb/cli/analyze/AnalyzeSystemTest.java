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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeSystemTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        specs = new Specs(folder);
        Path samples = Path.of("../docs/samples");
        for (var file : new String[]{"philosophers/philosopher.yaml", "philosophers/fork.yaml",
                "philosophers/system.yaml", "leader-election/node.yaml", "leader-election/system.yaml"}) {
            specs.write(file, Files.readString(samples.resolve(file)).replace("count: 6", "count: 2")
                    .replace("10", "5"));
        }
    }

    @Test
    void showsTheShortestRunIntoADeadlock() {
        expect(specs.analyze("philosophers/system.yaml"), Exit.FINDINGS,
                """
                        philosopher (philosophers/philosopher.yaml): 4 states, 4 transitions, 1 event; 4 of 4 reachable; no findings
                        fork (philosophers/fork.yaml): 2 states, 4 transitions, 2 events; 2 of 2 reachable; no findings
                        philosophers/system.yaml:18:5: error SC202 nothing goes on any more: `philosopher[0]` and 1 more like it wait in `waitingForRight`, `fork[0]` and 1 more like it wait in `taken`
                          see:  philosophers/philosopher.yaml:17:3 `philosopher[0]` waits here
                          see:  philosophers/fork.yaml:12:3 `fork[0]` waits here
                          hint: if an actor may wait there for ever, tag the state: tags: [rest]
                            1 philosopher[0]  after 1s, thinking → waitingForLeft; TAKE {"by":"philosopher[0]"} to fork[0]
                            2 philosopher[1]  after 1s, thinking → waitingForLeft; TAKE {"by":"philosopher[1]"} to fork[1]
                            3 fork[0]         TAKE {"by":"philosopher[0]"}, free → taken; GRANTED to philosopher[0]
                            4 philosopher[0]  GRANTED, waitingForLeft → waitingForRight; TAKE {"by":"philosopher[0]"} to fork[1]
                            5 fork[1]         TAKE {"by":"philosopher[1]"}, free → taken; GRANTED to philosopher[1]
                            6 philosopher[1]  GRANTED, waitingForLeft → waitingForRight; TAKE {"by":"philosopher[1]"} to fork[0]
                            7 fork[0]         TAKE {"by":"philosopher[1]"}
                            8 fork[1]         TAKE {"by":"philosopher[0]"}
                          broken  deadlock-free
                          holds   no-unhandled
                        philosophers (philosophers/system.yaml): 4 actors, 103 states, 204 steps; 1 error
                        3 specs: 1 error
                        """,
                "");
    }

    @Test
    void aRunThatBeginsLikeTheOneBeforeIsNotToldTwice() throws IOException {
        specs.write("asker.yaml", """
                machine: asker
                initial: idle
                states:
                  idle: { tags: [rest], on: { GO: { target: first, actions: { sendTo: teller, event: A } } } }
                  first: { on: { YES: { target: second, actions: { sendTo: teller, event: A } } } }
                  second: { on: { YES: { target: third, actions: { sendTo: teller, event: B } } } }
                  third: { on: { YES: idle } }
                """);
        specs.write("teller.yaml", """
                machine: teller
                initial: up
                states:
                  up:
                    tags: [rest]
                    on:
                      A: { actions: { sendTo: "#origin", event: YES } }
                      B: { actions: { sendTo: "#origin", event: NO } }
                """);
        specs.write("talk.yaml", """
                system: talk
                actors:
                  asker: { machine: ./asker.yaml, environment: true }
                  teller: { machine: ./teller.yaml }
                check: [ deadlock-free ]
                """);

        assertThat(specs.analyze("talk.yaml").out()).contains("""
                    1 asker   GO from outside, idle → first; A to teller
                    2 teller  A; YES to asker
                    3 asker   YES, first → second; A to teller
                    4 teller  A; YES to asker
                    5 asker   YES, second → third; B to teller
                    6 teller  B; NO to asker
                    7 asker   NO; not handled
                """.indent(0)).contains("    1 to 7 as above\n");
    }

    @Test
    void provesTheElection() {
        expect(specs.analyze("leader-election/system.yaml", "--no-reduction"), Exit.OK,
                """
                        node (leader-election/node.yaml): 4 states, 5 transitions, 1 event; 4 of 4 reachable; no findings
                          holds   deadlock-free
                          holds   no-unhandled
                          holds   never: node.count('leader') > 1
                        leader-election (leader-election/system.yaml): 5 actors, 544 states, 1,572 steps; no findings
                        2 specs: no findings
                        """,
                "");
    }

    @Test
    void aMachineThatIsNamedAfterItsSystemIsReportedOnce() {
        var run = specs.analyze("leader-election/system.yaml", "leader-election/node.yaml", "--no-explore");

        assertThat(run.out()).containsOnlyOnce("node (leader-election/node.yaml)")
                .endsWith("2 specs: no findings\n")
                .isEqualTo(specs.analyze("leader-election/system.yaml", "--no-explore").out());
    }

    @Test
    void twoThreadsProveTheSame() {
        assertThat(specs.analyze("leader-election/system.yaml", "--no-reduction", "--threads", "2").out())
                .isEqualTo(specs.analyze("leader-election/system.yaml", "--no-reduction").out());
        assertThat(specs.analyze("leader-election/system.yaml", "--threads", "3").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("leader-election/system.yaml", "--threads", "many").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void theReducedElectionIsProvedToo() {
        var run = specs.analyze("leader-election/system.yaml");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("holds   never: node.count('leader') > 1");
    }

    @Test
    void aBoundThatIsReachedIsSaidAndEndsWithSix() {
        var run = specs.analyze("leader-election/system.yaml", "--max-states", "100", "--no-reduction");

        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(run.out()).contains("unknown deadlock-free",
                "no findings; not all was seen: stopped by the limit of states");
    }

    @Test
    void theDocumentHoldsTheRunAndTheFigures() {
        var run = specs.analyze("philosophers/system.yaml", "--json", "--no-reduction");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("""
                      "file": "philosophers/system.yaml",
                      "machine": null,
                      "system": "philosophers",
                      "actors": 4,
                      "exploration": {
                        "complete": true,
                        "ending": "complete",
                        "states": 103,
                        "transitions": 204,
                        "depth": 12,
                        "deadlocks": 1,
                        "reducedStates": 0,
                """,
                "\"actor\": \"philosopher[0]\"", "\"cause\": \"timer\"", "\"event\": \"after 1s\"",
                "\"fate\": \"arrived\"", "\"check\": \"deadlock-free\"", "\"status\": \"broken\"",
                "\"loop\": null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "text~ping (pair.yaml:8:7): 2 states, 1 transition, 1 event; 1 of 2 reachable; 1 error",
            "text~idle (pair.yaml:3:9): 1 state, 0 transitions, 0 events; 1 of 1 reachable; no findings",
            "text~named (pair.yaml:12:14): 1 state, 0 transitions, 1 event; 1 of 1 reachable; no findings",
            "junit~<testsuite name=\"pair.yaml (ping)\" tests=\"3\"",
            "markdown~| ping | <code>pair.yaml&#58;8&#58;7</code> |",
            "sarif~\"fullyQualifiedName\": \"ping.lost\"",
            "json~\"line\": 8,|\"column\": 7,|\"machine\": \"ping\",|\"description\": null",
            "json~\"hint\": \"no transition leads to it: add one, or leave the state out\",|\"machine\": \"ping\""})
    void aMachineWithinASystemIsToldByItsName(String format, String told) throws IOException {
        specs.write("pair.yaml", """
                system: pair
                machines:
                  idle: { initial: a, states: { a: {} } }
                actors:
                  ping:
                    environment: true
                    machine:
                      initial: a
                      states: { a: { on: { X: a } }, lost: {} }
                  pong:
                    environment: true
                    machine: { id: named, initial: a, states: { a: { on: { Y: {} } } } }
                """);

        assertThat(specs.analyze("pair.yaml", "--format", format).out().replaceAll("\\n *", "|"))
                .contains(told);
    }

    @Test
    void findsSystemsInAFolder() {
        assertThat(specs.analyze(".").out()).contains("leader-election (./leader-election/system.yaml)",
                "philosophers (./philosophers/system.yaml)");
    }

    @Test
    void aSystemThatIsWrongIsUnusable() throws IOException {
        specs.write("bad.yaml", "system: bad\nactors: { a: { machine: ./nobody.yaml } }\n");

        expect(specs.analyze("bad.yaml"), Exit.USAGE, "", """
                aw: error: bad.yaml:2:25: there is no machine `./nobody.yaml`
                hint: the name is relative to the system's file
                """);
    }

    @Test
    void noMachineOutsideOfTheFolderIsRead() throws IOException {
        specs.write("bad.yaml", "system: bad\nactors: { a: { machine: ../../../etc/passwd } }\n");

        assertThat(specs.analyze("bad.yaml").err()).contains("`../../../etc/passwd` lies outside of");
    }

    @Test
    void structureAloneIsLookedAtWhereNobodyWantsMore() throws IOException {
        var run = specs.analyze("philosophers/system.yaml", "--no-explore");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("; not explored\n").contains("unknown").doesNotContain("holds",
                "SC202");
        assertThat(specs.analyze("philosophers/system.yaml", "--no-explore", "--json").out())
                .contains("\"ending\": \"skipped\"");
        assertThat(specs.analyze("philosophers/system.yaml", "--no-explore", "--format", "markdown").out())
                .contains("was not explored");
        assertThat(specs.analyze("philosophers", "--no-explore").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aBoundOfStepsBoundsSystemsToo() {
        var run = specs.analyze("philosophers/system.yaml", "--bound", "3");

        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(run.out()).contains("not all was seen: stopped by the limit of steps")
                .doesNotContain("SC202");
        assertThat(specs.analyze("philosophers/system.yaml", "--bound", "900").exit())
                .isEqualTo(Exit.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({"--max-states, 0", "--max-states, many", "--crash, -1", "--bound, -1",
            "--time-limit, soon"})
    void refusesBoundsThatAreNone(String option, String value) {
        var run = specs.analyze("philosophers/system.yaml", option, value);

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains(option + " needs a");
    }
}
