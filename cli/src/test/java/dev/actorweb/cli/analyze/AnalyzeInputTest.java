package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.GATE;
import static dev.actorweb.cli.analyze.Specs.LAMP;
import static dev.actorweb.cli.analyze.Specs.LAMP_SUMMARY;
import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.process.Invocation;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where specs come from, and what is no spec.
class AnalyzeInputTest {
    private static final String SHAPE = "hint: a spec begins with `machine: <name>`, `initial: <state>` and "
            + "`states:`\n";

    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) {
        specs = new Specs(folder);
    }

    @Test
    void severalFilesAreSummedUp() throws Exception {
        specs.write("lamp.yaml", LAMP).write("gate.yaml", GATE);

        expect(specs.analyze("lamp.yaml", "gate.yaml", "./lamp.yaml"), Exit.FINDINGS,
                LAMP_SUMMARY.formatted("lamp.yaml") + Specs.GATE_FINDINGS
                        + "gate (gate.yaml): 3 states, 1 transition, 1 event; 2 of 3 reachable; "
                        + "1 error, 1 warning\n2 specs: 1 error, 1 warning\n",
                "");
    }

    @Test
    void inAFolderMachinesAreFoundByTheirContent() throws Exception {
        specs.write("m/deep/lamp.yml", LAMP).write("m/xstate.json", """
                { "id": "toggle", "initial": "a", "states": { "a": { "on": { "T": "b" } },
                  "b": { "on": { "T": "a" } } } }
                """);
        specs.write("m/aw.yaml", "analyze: { fail-on: error }\n").write("m/compose.yaml", "services: {}\n")
                .write("m/ci.yml", "on: [push]\njobs: { states: { steps: [] } }\n")
                .write("m/notes.txt", LAMP).write("m/.hidden/lamp.yaml", LAMP)
                .write("m/node_modules/lamp.yaml", LAMP);

        expect(specs.analyze("m", "--verbose", "--rules", "SC001"), Exit.OK,
                LAMP_SUMMARY.formatted("m/deep/lamp.yml")
                        + "toggle (m/xstate.json): 2 states, 2 transitions, 1 event; 2 of 2 reachable; "
                        + "no findings\n2 specs: no findings\n",
                """
                        skipped 3 files without a machine in m
                          state off
                          state on
                          state broken (final)
                          events PRESS
                          state a
                          state b
                          events T
                        """);
    }

    @Test
    void aSpecThatIsNamedAndInTheFolderIsAnalyzedOnce() throws Exception {
        specs.write("m/lamp.yaml", LAMP);

        expect(specs.analyze("m/lamp.yaml", "m"), Exit.OK, LAMP_SUMMARY.formatted("m/lamp.yaml"), "");
    }

    @Test
    void aBrokenSpecInAFolderIsNotOverlooked() throws Exception {
        specs.write("m/lamp.yaml", LAMP).write("m/broken.yaml", "machine: broken\nstates: [\n");

        var run = specs.analyze("m");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).isEqualTo(
                LAMP_SUMMARY.formatted("m/lamp.yaml") + "2 specs: no findings, 1 unusable\n");
        assertThat(run.err()).startsWith("aw: error: m/broken.yaml:3:1: not YAML: ");
    }

    @Test
    void aFolderWithoutSpecsIsRefused() throws Exception {
        specs.write("m/ci.yml", "on: [push]\n");
        Files.createDirectory(specs.folder.resolve("empty"));

        expect(specs.analyze("m/"), Exit.USAGE, "", """
                aw: error: no machine specs in m/
                hint: none of the YAML, JSON and XML files in it is a machine: 1 file
                """);
        expect(specs.analyze("empty"), Exit.USAGE, "", """
                aw: error: no machine specs in empty
                hint: specs are .yaml, .yml or .json files with `states`, or .scxml files
                """);
    }

    @Test
    void linksInFoldersAreNotFollowed() throws Exception {
        specs.write("elsewhere/lamp.yaml", LAMP).write("m/lamp.yaml", LAMP);
        Files.createSymbolicLink(specs.folder.resolve("m/link"), specs.folder.resolve("elsewhere"));
        Files.createSymbolicLink(specs.folder.resolve("m/loop"), specs.folder.resolve("m"));

        expect(specs.analyze("m"), Exit.OK, LAMP_SUMMARY.formatted("m/lamp.yaml"), "");
    }

    @Test
    void aDashIsStandardInput() {
        var run = specs.aw().input(LAMP).call("analyze", "-", "-");

        expect(run, Exit.OK, LAMP_SUMMARY.formatted("standard input"), "");
    }

    @Test
    void pathsAreSeenFromTheRoot() throws Exception {
        specs.write("m/lamp.yaml", LAMP);

        expect(specs.analyze("--root", "m", "lamp.yaml"), Exit.OK, LAMP_SUMMARY.formatted("lamp.yaml"), "");
    }

    @Test
    void anEmptyNameIsNoFolder() throws Exception {
        specs.write("lamp.yaml", LAMP);

        expect(specs.analyze(""), Exit.USAGE, "", """
                aw: error: a spec without a name
                hint: 'aw analyze .' looks in this folder
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.yaml", "größe ✓.yaml", "@lamp.yaml"})
    void anyNameIsAName(String name) throws Exception {
        assumeThat(Invocation.canPass(name)).as("the locale has such names").isTrue();
        specs.write(name, LAMP);

        expect(specs.analyze(name), Exit.OK, LAMP_SUMMARY.formatted(name), "");
    }

    @Test
    void aNameThatBeginsWithADashStandsBehindTwo() throws Exception {
        specs.write("-lamp.yaml", LAMP);

        expect(specs.analyze("--", "-lamp.yaml"), Exit.OK, LAMP_SUMMARY.formatted("-lamp.yaml"), "");
        expect(specs.analyze("./-lamp.yaml"), Exit.OK, LAMP_SUMMARY.formatted("./-lamp.yaml"), "");
        assertThat(specs.analyze("-lamp.yaml").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void whatATerminalWouldObeyIsNotShown() throws Exception {
        specs.write("a\nb\u001b[31m.yaml", """
                machine: "a\\e[31m\\nb"
                initial: "x\\e[2J"
                states:
                  "x\\e[2J": { on: { "E\\nF": "\\e]0;title\\anowhere" } }
                """);

        expect(specs.analyze("a\nb\u001b[31m.yaml", "--verbose"), Exit.FINDINGS,
                """
                        a\\nb.yaml:4:29: error SC001 a transition of `x` leads to `nowhere`, which is no state
                          4 |   "x\\e[2J": { on: { "E\\nF": "\\e]0;title\\anowhere" } }
                            |                             ^
                          hint: there is only x
                        a\\nb (a\\nb.yaml): 1 state, 1 transition, 1 event; 1 of 1 reachable; 1 error
                        """,
                "  state x\n  events E\\nF\n");
        assertThat(specs.analyze("a\nb\u001b[31m.yaml", "--json").out()).doesNotContain("\u001b")
                .contains("\"file\": \"a\\nb\\u001b[31m.yaml\"");
    }

    @Test
    void aMissingFileIsAPrecondition() throws Exception {
        specs.write("m/lamp.yaml", LAMP);

        expect(specs.analyze("m/lmap.yaml"), Exit.PRECONDITION, "", """
                aw: error: no such file or folder: m/lmap.yaml
                hint: did you mean m/lamp.yaml?
                """);
        expect(specs.analyze("git-actor"), Exit.PRECONDITION, "", """
                aw: error: no such file or folder: git-actor
                hint: did you mean --target git-actor?
                """);
        expect(specs.analyze("@m/x.yaml", "--json"), Exit.PRECONDITION, """
                {
                  "schema": "aw/error/1",
                  "exit": 4,
                  "message": "no such file or folder: @m/x.yaml",
                  "hint": "paths are seen from the folder you are in, or --root"
                }
                """, """
                aw: error: no such file or folder: @m/x.yaml
                hint: paths are seen from the folder you are in, or --root
                """);
    }

    @Test
    void aLinkToNothingIsToldAsSuch(@TempDir Path folder) throws Exception {
        Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of("gone.yaml"));

        expect(new Specs(folder).analyze("x.yaml"), Exit.PRECONDITION, "", """
                aw: error: x.yaml is a link to what does not exist
                hint: it leads to gone.yaml
                """);
    }

    @Test
    void whereNothingCanBeWrittenIsSaidInWords(@TempDir Path folder) throws Exception {
        var here = new Specs(folder);
        here.write("door.yaml", "machine: door\ninitial: a\nstates: { a: {} }\n");
        here.write("taken", "");

        expect(here.analyze("door.yaml", "--generate", "scenarios", "--out", "taken"), Exit.PRECONDITION, "",
                """
                        aw: error: cannot write to taken: something else is in its place
                        hint: give a folder that may be written
                        """);
        expect(here.analyze("door.yaml", "--write-baseline", "none/base.json"), Exit.PRECONDITION, "", """
                aw: error: cannot write none/base.json: there is no such file or folder
                hint: give a file in a folder that exists and may be written
                """);
    }

    @Test
    void aFolderWithoutScenariosIsNotSearchedForMachines(@TempDir Path folder) throws Exception {
        var here = new Specs(folder);
        here.write("door.yaml", "machine: door\ninitial: a\nstates: { a: {} }\n");

        expect(here.analyze("door.yaml", "--scenario", "."), Exit.USAGE, "", """
                aw: error: no scenarios in .
                hint: a scenario is a .yaml, .yml or .json file that begins with `scenario: <name>`
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | 1:1: the file is empty",
            "'# nothing' | 1:1: the file is empty",
            "'machine: a\nstates: { x: [ }' | 2:16: not YAML: a value is missing before this `}`",
            "'machine: a\nstates: { x: { on: { A: x }\ny: 1' | 3:1: not YAML: the `{` of 2:14 is not closed before this, "
                    + "or a comma is missing",
            "'machine: a\nstates:\n\tx: {}' | 3:1: not YAML: a tab can't indent a line; use spaces",
            "'machine: a\n---\nmachine: b' | 2:1: a second document begins here; one per file is read"})
    void aTextThatCannotBeReadIsInvalid(String text, String problem) throws Exception {
        specs.write("x.yaml", text);

        expect(specs.analyze("x.yaml"), Exit.USAGE, "", "aw: error: x.yaml:" + problem + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'- a' | a machine is a mapping with `states`; this is a list",
            "42 | a machine is a mapping with `states`; this is a number",
            "'workflow: { remote: origin }' | this is no machine: it has neither `states` nor `initial`",
            "'on: [push]\njobs: {}' | this is no machine: it has neither `states` nor `initial`"})
    void whatIsNoMachineIsInvalid(String text, String message) throws Exception {
        specs.write("x.yaml", text);

        expect(specs.analyze("x.yaml"), Exit.USAGE, "", "aw: error: x.yaml:1:1: " + message + "\n" + SHAPE);
    }

    @Test
    void whatIsNotUtf8IsInvalid() throws Exception {
        specs.write("x.yaml", "machine: größe\n".getBytes(StandardCharsets.ISO_8859_1));

        expect(specs.analyze("x.yaml"), Exit.USAGE, "", "aw: error: x.yaml:1:1: not UTF-8 text\n");
    }

    @Test
    void anAliasBombIsDefused() throws Exception {
        var bomb = new StringBuilder("machine: bomb\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'j'; c++) {
            bomb.append(c).append(": &").append(c).append(" [")
                    .append(("*" + (char) (c - 1) + " , ").repeat(10)).append("]\n");
        }
        specs.write("x.yaml", bomb.toString());

        var run = specs.analyze("x.yaml");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).matches(
                "aw: error: x\\.yaml:8:\\d+: more than 10000000 nodes when its aliases are written out\n");
    }

    @Test
    void aHugeFileIsRefused() throws Exception {
        try (var file = new RandomAccessFile(specs.folder.resolve("x.yaml").toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }

        expect(specs.analyze("x.yaml"), Exit.USAGE, "",
                "aw: error: x.yaml:1:1: larger than 64 MiB\n");
    }

    @Test
    void anUnreadableFileIsInvalid() throws Exception {
        specs.write("x.yaml", LAMP);
        var file = specs.folder.resolve("x.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assumeThat(Files.isReadable(file)).as("permissions hold for this user").isFalse();

        var run = specs.analyze("x.yaml");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).startsWith("aw: error: x.yaml:1:1: cannot be read: ");
    }

    @Test
    void anInvalidSpecAsADocument() throws Exception {
        specs.write("x.yaml", "- a\n");

        expect(specs.analyze("x.yaml", "--json"), Exit.USAGE, """
                {
                  "schema": "aw/analyze/1",
                  "specs": [
                    {
                      "file": "x.yaml",
                      "machine": null,
                      "problems": [
                        {
                          "code": "wrong-value",
                          "line": 1,
                          "column": 1,
                          "message": "a machine is a mapping with `states`; this is a list",
                          "hint": "a spec begins with `machine: <name>`, `initial: <state>` and `states:`"
                        }
                      ]
                    }
                  ],
                  "findings": [],
                  "ignored": [],
                  "summary": {
                    "specs": 1,
                    "unusable": 1,
                    "errors": 0,
                    "warnings": 0,
                    "infos": 0,
                    "ignored": 0,
                    "failOn": "error",
                    "failed": true
                  }
                }
                """, "");
    }

    @Test
    void doubledAndUnknownKeysAreFindings() throws Exception {
        specs.write("x.yaml", """
                machine: x
                machine: y
                initail: a
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { onn: {}, on: { GO: a } }
                  b: { on: { GO: a } }
                """);

        expect(specs.analyze("x.yaml", "--rules", "SC002,SC011", "-q"), Exit.FINDINGS, """
                x.yaml:2:1: error SC002 the key `machine` is here twice
                  hint: leave one of the two out, or merge what they hold
                x.yaml:3:1: error SC011 a machine has no property `initail`
                  hint: did you mean `initial`?
                x.yaml:7:8: error SC011 a state has no property `onn`
                  hint: did you mean `on`?
                x.yaml:8:3: error SC002 the key `b` is here twice
                  hint: leave one of the two out, or merge what they hold
                """, "");
    }
}
