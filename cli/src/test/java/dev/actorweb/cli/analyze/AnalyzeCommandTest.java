package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.GATE;
import static dev.actorweb.cli.analyze.Specs.GATE_FINDINGS;
import static dev.actorweb.cli.analyze.Specs.LAMP;
import static dev.actorweb.cli.analyze.Specs.LAMP_SUMMARY;
import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Tty;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeCommandTest {
    private static final String GATE_SUMMARY = "gate (gate.yaml): 3 states, 1 transition, 1 event; "
            + "2 of 3 reachable; ";

    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", LAMP).write("gate.yaml", GATE);
    }

    @Test
    void aHealthySpecIsOneLine() {
        expect(specs.analyze("lamp.yaml"), Exit.OK, LAMP_SUMMARY.formatted("lamp.yaml"), "");
    }

    @Test
    void verboseListsStatesAndEvents() {
        expect(specs.analyze("lamp.yaml", "--verbose"), Exit.OK, LAMP_SUMMARY.formatted("lamp.yaml"), """
                  state off
                  state on
                  state broken (final)
                  events PRESS
                """);
    }

    @Test
    void quietPrintsFindingsOnly() {
        expect(specs.analyze("lamp.yaml", "-q"), Exit.OK, "", "");
        expect(specs.analyze("gate.yaml", "-q"), Exit.FINDINGS, GATE_FINDINGS, "");
    }

    @Test
    void aHealthySpecAsADocument() {
        expect(specs.analyze("lamp.yaml", "--json", "--no-explore"), Exit.OK, """
                {
                  "schema": "aw/analyze/1",
                  "specs": [
                    {
                      "file": "lamp.yaml",
                      "machine": "lamp",
                      "description": "burns out in the end",
                      "states": 3,
                      "reachable": 3,
                      "transitions": 3,
                      "events": [
                        "PRESS"
                      ],
                      "problems": [],
                      "exploration": null
                    }
                  ],
                  "findings": [],
                  "ignored": [],
                  "summary": {
                    "specs": 1,
                    "unusable": 0,
                    "errors": 0,
                    "warnings": 0,
                    "infos": 0,
                    "ignored": 0,
                    "failOn": "error",
                    "failed": false
                  }
                }
                """, "");
    }

    @Test
    void plantedDefectsAreFoundWhereTheyAre() throws Exception {
        specs.write("defects.yaml", """
                machine: defects
                initial: idle
                states:
                  idle:
                    on:
                      GO: working
                      STOP: { target: stoped, guard: ready }
                  working:
                    on: { DONE: finished }
                    after: { 5 parsecs: idle }
                  finished: { type: final, on: { AGAIN: idle } }
                  lost: { onn: { FIND: idle } }
                  twin:
                    type: parallel
                    states:
                      only: {}
                """);

        expect(specs.analyze("defects.yaml"), Exit.FINDINGS,
                """
                        defects.yaml:7:23: error SC001 a transition of `idle` leads to `stoped`, which is no state
                          hint: there are idle, working, finished, lost, twin
                        defects.yaml:10:14: error SC016 `5 parsecs` is not a duration
                          hint: write `250ms`, `30s`, `5m`, `2h` or `1d`, or the name of a delay
                        defects.yaml:11:34: error SC005 the final state `finished` has a transition
                          hint: a final state ends its parent: only `entry` and `output` make sense; move the rest, or leave `type: final` out
                        defects.yaml:12:3: error SC101 `lost` can never be entered
                          hint: no transition leads to it: add one, or leave the state out
                        defects.yaml:12:11: error SC011 a state has no property `onn`
                          hint: did you mean `on`?
                        defects.yaml:13:3: warning SC007 the parallel state `twin` has only one region
                          hint: add the missing regions, or leave `type: parallel` out
                        defects.yaml:13:3: error SC101 `twin` can never be entered, nor the state in it
                          hint: no transition leads to it: add one, or leave the state out
                        defects (defects.yaml): 6 states, 5 transitions, 4 events; 3 of 6 reachable; 6 errors, 1 warning
                        """,
                "");
    }

    @Test
    void findingsAsADocument() {
        expect(specs.analyze("gate.yaml", "--format", "json", "--no-explore"), Exit.FINDINGS, """
                {
                  "schema": "aw/analyze/1",
                  "specs": [
                    {
                      "file": "gate.yaml",
                      "machine": "gate",
                      "description": null,
                      "states": 3,
                      "reachable": 2,
                      "transitions": 1,
                      "events": [
                        "SHUT"
                      ],
                      "problems": [],
                      "exploration": null
                    }
                  ],
                  "findings": [
                    {
                      "rule": "SC108",
                      "severity": "warning",
                      "proof": "structure",
                      "file": "gate.yaml",
                      "line": 5,
                      "column": 3,
                      "state": "shut",
                      "message": "nothing leads out of `shut`, and it is not final",
                      "hint": "add a transition, or `type: final` if it is the end"
                    },
                    {
                      "rule": "SC101",
                      "severity": "error",
                      "proof": "structure",
                      "file": "gate.yaml",
                      "line": 6,
                      "column": 3,
                      "state": "lost",
                      "message": "`lost` can never be entered",
                      "hint": "no transition leads to it: add one, or leave the state out"
                    }
                  ],
                  "ignored": [],
                  "summary": {
                    "specs": 1,
                    "unusable": 0,
                    "errors": 1,
                    "warnings": 1,
                    "infos": 0,
                    "ignored": 0,
                    "failOn": "error",
                    "failed": true
                  }
                }
                """, "");
    }

    @Test
    void whoeverLooksOnSeesThePlace() {
        var run = specs.aw().terminal(new Tty(false, true, true)).call("analyze", "gate.yaml", "--color",
                "never", "--rules", "SC101");

        expect(run, Exit.FINDINGS, """
                gate.yaml:6:3: error SC101 `lost` can never be entered
                  6 |   lost: {}
                    |   ^
                  hint: no transition leads to it: add one, or leave the state out
                """ + GATE_SUMMARY + """
                1 error
                ├─▶ open  SHUT → shut
                ├─○ shut
                └─○ lost
                """, "");
    }

    @Test
    void ofALongLineOnlyThePartAroundThePlaceIsShown() throws Exception {
        specs.write("long.yaml", "{ machine: m, description: " + "x".repeat(200)
                + ", initial: nowhere, states: { a: {} }, tags: [" + "y".repeat(200) + "] }\n");

        assertThat(specs.analyze("long.yaml", "--verbose", "--rules", "SC003").out()).contains(
                "\n  1 | …" + "x".repeat(29) + ", initial: nowhere, states: { a: {} }, tags: ["
                        + "y".repeat(25) + "…\n    |  " + " ".repeat(40) + "^\n");
    }

    @ParameterizedTest
    @CsvSource({"git-actor", "input-actor"})
    void theMachinesOfAwItselfAreHealthy(String target) {
        var run = specs.analyze("--target", target, "--time-limit", "1h");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .matches(target + " \\(" + target + "\\.yaml\\): (\\d+) states, \\d+ transitions, "
                        + "\\d+ events; \\1 of \\1 reachable; no findings\n");
    }

    @Test
    void aTargetThatDoesNotExistIsAPrecondition() {
        expect(specs.analyze("--target", "git-acto"), Exit.PRECONDITION, "", """
                aw: error: no such target: git-acto
                hint: did you mean git-actor? targets are git-actor, input-actor
                """);
        expect(specs.analyze("--target", "\u001b[31mx\ny"), Exit.PRECONDITION, "", """
                aw: error: no such target: x\\ny
                hint: targets are git-actor, input-actor
                """);
    }

    @ParameterizedTest
    @CsvSource({"error, SC101=error, FINDINGS", "error, SC101=warning, OK",
            "warning, SC101=warning, FINDINGS",
            "warning, SC101=info, OK", "info, SC101=info, FINDINGS", "never, SC101=error, OK"})
    void failOnSaysWhatIsBadEnough(String failOn, String rule, Exit exit) {
        var run = specs.analyze("gate.yaml", "--fail-on", failOn, "--rules", rule, "--rules", "SC108=off",
                "-q");

        expect(run, exit, "gate.yaml:6:3: " + rule.substring("SC101=".length())
                + " SC101 `lost` can never be entered\n"
                + "  hint: no transition leads to it: add one, or leave the state out\n", "");
    }

    @Test
    void rulesCanBeChosen() {
        expect(specs.analyze("gate.yaml", "--rules", "sc108, SC001"), Exit.OK,
                GATE_FINDINGS.lines().limit(2).reduce("", (all, line) -> all + line + "\n") + GATE_SUMMARY
                        + "1 warning\n",
                "");
        expect(specs.analyze("gate.yaml", "--rules", "SC101=off,SC108=off"), Exit.OK,
                GATE_SUMMARY + "no findings\n", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SC1O1 | no such rule: SC1O1 | did you mean SC101? ",
            "xyz=off | no such rule: xyz | ''", "'' | --rules names no rule | ''"})
    void rulesThatDoNotExistAreRefused(String rules, String message, String meant) {
        expect(specs.analyze("gate.yaml", "--rules", rules), Exit.USAGE, "", "aw: error: " + message
                + "\nhint: " + meant + (meant.isEmpty() ? "" : " ")
                + "'aw analyze --explain' lists the rules\n");
    }

    @Test
    void aSeverityThatDoesNotExistIsRefused() {
        expect(specs.analyze("gate.yaml", "--rules", "SC101=of"), Exit.USAGE, "", """
                aw: error: a rule can't be 'of'
                hint: did you mean off? use one of error, warning, info, off
                """);
    }

    @Test
    void aWrongLevelIsRefused() {
        expect(specs.analyze("gate.yaml", "--fail-on", "warn"), Exit.USAGE, "",
                """
                        aw: error: invalid value for option '--fail-on': 'warn' is none of error, warning, info, never, breaking, deviation
                        hint: 'aw analyze --help' explains it
                        """);
    }

    @Test
    void theConfigurationJudgesUnlessTheCommandLineDoes() throws Exception {
        specs.write("aw.yaml", "analyze: { fail-on: warning, rules: { SC101: off, SC108: info } }\n");

        expect(specs.analyze("gate.yaml"), Exit.OK, """
                gate.yaml:5:3: info SC108 nothing leads out of `shut`, and it is not final
                  hint: add a transition, or `type: final` if it is the end
                """ + GATE_SUMMARY + "1 info\n", "");
        assertThat(specs.analyze("gate.yaml", "--fail-on", "info").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(specs.analyze("gate.yaml", "--rules", "SC108=warning").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(specs.analyze("gate.yaml", "--rules", "SC101").out())
                .startsWith("gate.yaml:6:3: error SC101 ");
    }

    @Test
    void aConfiguredRuleThatThisAwDoesNotKnowIsAWarning() throws Exception {
        specs.write("aw.yaml", "analyze: { rules: { SC999: off } }\n");

        expect(specs.analyze("lamp.yaml"), Exit.OK, LAMP_SUMMARY.formatted("lamp.yaml"),
                "aw: warning: the configuration sets SC999, which is no rule of this aw\n");
    }

    @Test
    void aWrongConfigurationIsAnErrorWithItsPlace() throws Exception {
        specs.write("aw.yaml", "analyze: { fail-on: warn }\n");

        var run = specs.analyze("lamp.yaml");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("aw.yaml:1:21: ");
    }

    @Test
    void nothingToAnalyzeIsSaid() throws Exception {
        specs.write("notes/list.yaml", "milk: 1\n");

        expect(specs.analyze("--root", "notes"), Exit.USAGE, "", """
                aw: error: there is nothing to analyze here
                hint: name a spec or a folder: 'aw analyze machines/'; or try 'aw analyze --target git-actor'
                """);
    }

    @Test
    void withoutASpecThoseOfTheFolderAreAnalyzed() throws Exception {
        specs.write("here/one.yaml",
                "machine: one\ninitial: a\nstates: { a: { on: { GO: b } }, b: { type: final } }\n");
        specs.write("here/in/two.yaml",
                "machine: two\ninitial: a\nstates: { a: { on: { GO: b } }, b: {} }\n");
        specs.write("here/in/notes.yaml", "milk: 1\n");

        var run = specs.analyze("--root", "here");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("in/two.yaml:3:33: warning SC108", "one (one.yaml): 2 states",
                "2 specs: 1 warning");
    }

    @Test
    void onlyAReportTakesTheWholeFolder() throws Exception {
        specs.write("here/one.yaml",
                "machine: one\ninitial: a\nstates: { a: { on: { GO: b } }, b: { type: final } }\n");

        expect(specs.analyze("--root", "here", "--diagram", "dot"), Exit.USAGE, "", """
                aw: error: there is nothing to analyze
                hint: name a spec or a folder: 'aw analyze machines/'; or try 'aw analyze --target git-actor'
                """);
    }

    @Test
    void adviceIsGivenWhereItIsAskedFor() throws Exception {
        specs.write("s.yaml", "machine: s\ninitial: s1\nstates:\n  s1: { on: { GO: s1 } }\n");
        var advice = """
                s.yaml:4:3: info SC303 the name of the state `s1` says nothing
                  hint: say what is the case in it
                """;

        expect(specs.analyze("s.yaml", "-q"), Exit.OK, "", "");
        expect(specs.analyze("s.yaml", "-q", "--rules", "advice"), Exit.OK, advice, "");
        expect(specs.analyze("s.yaml", "-q", "--rules", "SC303"), Exit.OK, advice, "");
        expect(specs.analyze("s.yaml", "-q", "--rules", "SC303=info"), Exit.OK, advice, "");
        expect(specs.analyze("s.yaml", "-q", "--rules", "advice,SC303=off"), Exit.OK, "", "");
        expect(specs.analyze("s.yaml", "-q", "--rules", "advice", "--fail-on", "info"), Exit.FINDINGS, advice,
                "");
    }
}
