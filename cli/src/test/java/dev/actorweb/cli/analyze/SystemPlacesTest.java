package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong in a system is shown where somebody would mend it: in the files of its machines.
class SystemPlacesTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        specs = new Specs(folder);
        specs.write("shop/client.yaml", """
                machine: client
                initial: idle
                states:
                  idle: { on: { GO: { target: again, actions: [ { sendTo: desk, event: ORDER } ] } } }
                  again: { on: { GO: { target: done, actions: [ { sendTo: desk, event: ORDER } ] } } }
                  done: { type: final }
                """);
        specs.write("shop/desk.yaml", """
                machine: desk
                context: { sold: { type: int, initial: 0, min: 0, max: 1 } }
                initial: open
                states:
                  open:
                    tags: [rest]
                    on:
                      ORDER: { target: busy, actions: [ { assign: { sold: sold + 1 } } ] }
                  busy:
                    after: { 1s: open }
                """);
        specs.write("shop/system.yaml", """
                system: shop
                actors:
                  client: { machine: ./client.yaml, environment: true }
                  desk: { machine: ./desk.yaml, mailbox: 1 }
                """);
    }

    private String findings(String rule) {
        return specs.analyze("shop/system.yaml", "--rules", rule, "--quiet").out();
    }

    @Test
    void aMessageIsUnhandledInAStateOfTheReceiver() {
        assertThat(findings("SC203")).startsWith("""
                shop/desk.yaml:9:3: error SC203 `desk` does not handle `ORDER` in `busy`
                  see:  shop/system.yaml:4:3 the actor `desk`
                  hint: handle it there, or forbid it: ORDER: null
                    1 client  GO from outside, idle → again; ORDER to desk
                """);
    }

    @Test
    void aGuardThatDoesNotHoldIsWhereAMessageIsUnhandled() throws IOException {
        specs.write("shop/desk.yaml", """
                machine: desk
                context: { sold: 0 }
                initial: open
                states:
                  open: { tags: [rest], on: { ORDER: { target: open, if: sold > 0 } } }
                """);
        assertThat(findings("SC203")).startsWith(
                """
                        shop/desk.yaml:5:38: error SC203 `desk` does not handle `ORDER` in `open`: no guard there holds
                          see:  shop/system.yaml:4:3 the actor `desk`
                          hint: correct the guard, or say what happens otherwise; `actions: []` is nothing
                        """);
    }

    @Test
    void anAddressThatCountsTooFarIsOneMistake() throws IOException {
        specs.write("shop/client.yaml", """
                machine: client
                context: { next: { type: int, initial: 0, min: 0, max: 1 } }
                initial: idle
                states:
                  idle:
                    on:
                      GO:
                        if: next < 5
                        actions:
                          - { sendTo: "desk[${next}]", event: ORDER }
                          - { assign: { next: next + 1 } }
                """);
        specs.write("shop/system.yaml", """
                system: shop
                actors:
                  client: { machine: ./client.yaml, environment: true }
                  desk: { machine: ./desk.yaml, count: 2 }
                """);
        assertThat(findings("SC201")).containsOnlyOnce("SC201")
                .contains("shop/client.yaml:10:13: error SC201 `client` sends `ORDER` to `desk[2]`");
        assertThat(findings("SC121")).contains("`next` gets 2 here; it is declared to be from 0 to 1");
    }

    @Test
    void theLineOfTheMachineIsQuoted() {
        assertThat(specs.analyze("shop/system.yaml", "--rules", "SC203", "--verbose").out())
                .contains("  busy:\n");
    }

    @Test
    void aMessageToNobodyIsSentByAnAction() throws IOException {
        specs.write("shop/client.yaml", """
                machine: client
                initial: idle
                states:
                  idle: { tags: [rest], on: { GO: { actions: [ { sendTo: dask, event: ORDER } ] } } }
                """);
        assertThat(findings("SC201")).startsWith(
                """
                        shop/client.yaml:4:48: error SC201 `client` sends `ORDER` to `dask`, which is no actor of this system
                          see:  shop/system.yaml:3:3 the actor `client`
                          hint: did you mean `desk`?
                        """);
    }

    @Test
    void aValueThatIsNotAllowedIsAssignedInARun() {
        assertThat(findings("SC121")).startsWith("""
                shop/desk.yaml:8:53: warning SC121 `sold` gets 2 here; it is declared to be from 0 to 1
                  see:  shop/system.yaml:4:3 the actor `desk`
                  hint: guard the assignment, or declare `max: 2` or more
                    1 client  GO from outside, idle → again; ORDER to desk
                """).containsOnlyOnce("SC121");
    }

    @Test
    void whatTheSystemNeverDoesIsNotReportedOfItsMachine() throws IOException {
        specs.write("shop/client.yaml", """
                machine: client
                initial: idle
                states:
                  idle: { on: { GO: { target: done, actions: [ { sendTo: desk, event: ORDER } ] } } }
                  done: { type: final }
                """);
        assertThat(findings("SC121")).isEmpty();
        assertThat(specs.analyze("shop", "--rules", "SC121", "--quiet").out()).isEmpty(); // whichever
                                                                                          // comes
                                                                                          // first
        assertThat(specs.analyze("shop/desk.yaml", "--rules", "SC121", "--quiet").out()).contains("SC121");
    }

    @Test
    void anIgnoreInTheFileOfTheMachineIsHeeded() throws IOException {
        specs.write("shop/desk.yaml", """
                machine: desk
                initial: open
                states:
                  open: { tags: [rest], on: { ORDER: busy } }
                  busy: # aw: ignore SC203 because clients ask again
                    after: { 1s: open }
                """);
        var run = specs.analyze("shop/system.yaml", "--rules", "SC203");
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("1 ignored").doesNotContain("error SC203");
    }

    @Test
    void soIsOneBesideTheActor() throws IOException {
        specs.write("shop/system.yaml", """
                system: shop
                actors:
                  client: { machine: ./client.yaml, environment: true }
                  desk: { machine: ./desk.yaml, mailbox: 1 } # aw: ignore SC203 because clients ask again
                """);
        assertThat(specs.analyze("shop/system.yaml", "--rules", "SC203").out()).contains("1 ignored")
                .doesNotContain("error SC203");
    }

    @Test
    void programsAreToldBothPlaces() {
        assertThat(specs.analyze("shop/system.yaml", "--rules", "SC203", "--json").out())
                .contains("\"file\": \"shop/desk.yaml\"", "\"related\": [",
                        "\"message\": \"the actor `desk`\"", "\"state\": \"busy\"");
        assertThat(specs.analyze("shop/system.yaml", "--rules", "SC203", "--format", "sarif").out())
                .contains("\"relatedLocations\": [", "\"uri\": \"shop/system.yaml\"");
        assertThat(specs.analyze("shop/system.yaml", "--rules", "SC203", "--format", "github").out())
                .startsWith("::error file=shop/desk.yaml,line=9,col=3,title=SC203::");
    }

    @Test
    void twoActorsOfOneMachineAreOneFinding() throws IOException {
        specs.write("shop/system.yaml",
                """
                        system: shop
                        actors:
                          client: { machine: ./client.yaml, environment: true }
                          desk: { machine: ./desk.yaml, mailbox: 1 }
                          other: { machine: ./client.yaml, environment: true }
                          spare: { machine: ./desk.yaml, mailbox: 1 }
                          boss:
                            environment: true
                            machine:
                              initial: on
                              states: { on: { on: { HURRY: { target: off, actions: [ { sendTo: desk, event: FIRE }, { sendTo: spare, event: FIRE } ] } } }, off: { type: final } }
                        """);
        assertThat(findings("SC203")).contains("""
                shop/desk.yaml:5:3: error SC203 `desk` does not handle `FIRE` in `open`
                  see:  shop/system.yaml:4:3 the actor `desk`
                  see:  shop/system.yaml:6:3 the actor `spare`
                """).doesNotContain("`spare` does not handle `FIRE` in `open`");
    }

    @Test
    void aStartValueIsWrongWhereItIsGiven() throws IOException {
        specs.write("shop/system.yaml", """
                system: shop
                actors:
                  client: { machine: ./client.yaml, environment: true }
                  desk: { machine: ./desk.yaml, mailbox: 1, context: { sold: 7 } }
                """);
        assertThat(findings("SC121")).contains("""
                shop/system.yaml:4:56: warning SC121 `sold` begins with 7; it is declared to be from 0 to 1
                  see:  shop/desk.yaml:2:12 `sold` is declared here
                  hint: begin with one of its values, or declare this one
                """);
    }

    @Test
    void aMachineThatTheSystemStartsOtherwiseIsNotJudgedByItsOwnStart() throws IOException {
        specs.write("node.yaml",
                """
                        machine: node
                        context: { first: false }
                        initial: start
                        states:
                          start: { always: [ { target: holding, if: first }, { target: idle } ] }
                          idle: { tags: [rest], on: { TOKEN: holding } }
                          holding: { after: { 1s: { target: idle, actions: [ { sendTo: "node[0]", event: TOKEN } ] } } }
                        """);
        specs.write("ring.yaml", """
                system: ring
                actors:
                  node: { count: 2, machine: ./node.yaml, context: { first: "${index == 0}" } }
                """);

        assertThat(specs.analyze("node.yaml").out()).contains("SC105");
        assertThat(specs.analyze("ring.yaml").out()).doesNotContain("SC105").contains("no findings");
        specs.write("ring.yaml", "system: ring\nactors: { node: { count: 2, machine: ./node.yaml } }\n");
        assertThat(specs.analyze("ring.yaml").out()).contains("SC105");
    }

    @Test
    void onlyRunsToWhatIsShownAreWritten() throws IOException {
        specs.write("shop/desk.yaml", """
                machine: desk
                context: { sold: { type: int, initial: 0, min: 0, max: 2 } }
                initial: open
                states:
                  open: { tags: [rest], on: { ORDER: { actions: [ { assign: { sold: sold + 1 } } ] } } }
                """);

        assertThat(specs.analyze("shop/desk.yaml", "--rules", "SC121", "--trace-dir", "alone").err())
                .contains("wrote the run of SC121 to alone/desk-SC121");
        // within the system it never sells a third one
        var both = specs.analyze("shop/desk.yaml", "shop/system.yaml", "--rules", "SC121", "--trace-dir",
                "runs");
        assertThat(both.out()).doesNotContain("SC121");
        assertThat(both.err()).isEmpty();
        assertThat(specs.folder.resolve("runs")).doesNotExist();
    }

    @Test
    void machinesOfOneNameDoNotOverwriteEachOthersRuns() throws IOException {
        for (String name : new String[]{"a", "b"}) {
            specs.write(name + ".yaml", """
                    machine: counter
                    context: { n: { type: int, initial: 0, min: 0, max: 2 } }
                    initial: on
                    states: { on: { on: { UP: { actions: [ { assign: { n: n + 1 } } ] } } } }
                    """);
        }
        assertThat(specs.analyze("a.yaml", "b.yaml", "--trace-dir", "runs").err())
                .contains("runs/counter-SC121.yaml", "runs/counter-SC121-2.yaml");
    }

    @Test
    void whatMakesASystemEndlessIsNamed() throws IOException {
        specs.write("endless.yaml",
                """
                        system: endless
                        actors:
                          clock:
                            machine:
                              machine: clock
                              context: { ticks: { type: int, initial: 0 } }
                              initial: on
                              states: { on: { after: { 1s: { target: on, reenter: true, actions: [ { assign: { ticks: ticks + 1 } } ] } } } }
                        """);
        var run = specs.analyze("endless.yaml", "--max-states", "100");
        assertThat(run.out()).contains(
                """
                        not all was seen: stopped by the limit of states
                          hint: `ticks` of `clock` takes ever more values: keep it within bounds by a guard, or leave it out
                        """);
        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(specs.analyze("endless.yaml", "--max-states", "100", "--json").out())
                .contains("\"swelling\": \"`ticks` of `clock`");
    }
}
