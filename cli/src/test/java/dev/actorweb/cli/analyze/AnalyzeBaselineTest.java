package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.GATE;
import static dev.actorweb.cli.analyze.Specs.GATE_FINDINGS;
import static dev.actorweb.cli.analyze.Specs.LAMP;
import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeBaselineTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("gate.yaml", GATE).write("lamp.yaml", LAMP);
    }

    @Test
    void whatABaselineListsIsIgnored() {
        expect(specs.analyze("gate.yaml", "--write-baseline", "known.json"), Exit.OK, "",
                "wrote 2 findings to known.json\n");
        expect(specs.analyze("gate.yaml", "--baseline", "known.json", "--fail-on", "info"), Exit.OK,
                "gate (gate.yaml): 3 states, 1 transition, 1 event; 2 of 3 reachable; no findings, 2 ignored\n",
                "");
        assertThat(specs.analyze("gate.yaml", "--baseline", "known.json", "--json").out())
                .contains("\"origin\": \"baseline\"", "\"reason\": \"listed in known.json\"");
    }

    @Test
    void whatIsNewIsReportedThoughLinesHaveMoved() throws Exception {
        specs.analyze("gate.yaml", "--write-baseline", "known.json");
        specs.write("gate.yaml", "# moved\n" + GATE + "  gone: {}\n");

        expect(specs.analyze("gate.yaml", "--baseline", "known.json", "-q"), Exit.FINDINGS, """
                gate.yaml:8:3: error SC101 `gone` can never be entered
                  hint: no transition leads to it: add one, or leave the state out
                """, "");
    }

    @Test
    void theSameFindingTwiceIsListedTwice() throws Exception {
        specs.analyze("gate.yaml", "--write-baseline", "known.json");
        specs.write("sub/gate.yaml", GATE);

        expect(specs.analyze("gate.yaml", "sub/gate.yaml", "--baseline", "known.json", "-q"), Exit.FINDINGS,
                GATE_FINDINGS.replace("gate.yaml", "sub/gate.yaml"), "");
    }

    @Test
    void filesAreNamedAsSeenFromTheBaseline() throws Exception {
        Files.createDirectories(specs.folder.resolve("ci"));
        specs.analyze("gate.yaml", "--write-baseline", "ci/known.json");

        assertThat(Files.readString(specs.folder.resolve("ci/known.json")))
                .contains("\"file\": \"../gate.yaml\"");
        assertThat(specs.analyze(".", "--baseline", "ci/known.json").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void whatIsNotFoundAnyMoreIsSaid() throws Exception {
        specs.analyze("gate.yaml", "--write-baseline", "known.json");
        specs.write("gate.yaml", LAMP);

        assertThat(specs.analyze("gate.yaml", "--baseline", "known.json").err()).isEqualTo(
                "2 findings of known.json can't be found any more; --write-baseline takes them out\n");
    }

    /// Root, who may, would else put a file in the place of `/dev/null`.
    @Test
    void whatIsNoFileIsWrittenToAndNotReplaced() throws Exception {
        var link = Files.createSymbolicLink(specs.folder.resolve("nothing"), Path.of("/dev/null"));

        expect(specs.analyze("gate.yaml", "--write-baseline", "nothing"), Exit.OK, "",
                "wrote 2 findings to nothing\n");

        assertThat(link).isSymbolicLink();
        assertThat(specs.analyze("gate.yaml", "--write-baseline", ".").err()).contains("cannot write .: ");
    }

    @Test
    void aBaselineThatIsWrittenAgainKeepsItsPermissions() throws Exception {
        specs.analyze("gate.yaml", "--write-baseline", "known.json");
        var known = specs.folder.resolve("known.json");
        assertThat(Files.getPosixFilePermissions(known))
                .isEqualTo(Files.getPosixFilePermissions(specs.folder.resolve("gate.yaml")));
        Files.setPosixFilePermissions(known, PosixFilePermissions.fromString("rw-r-----"));

        specs.analyze("gate.yaml", "--write-baseline", "known.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(known)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void anUnusableSpecWritesNoBaseline() throws Exception {
        specs.write("no.yaml", "a: [");

        assertThat(specs.analyze("no.yaml", "--write-baseline", "known.json").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.folder.resolve("known.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{ \"schema\": \"aw/baseline/2\", \"findings\": [] }",
            "{ \"schema\": \"aw/baseline/1\" }", "{ \"schema\": \"aw/baseline/1\", \"findings\": [1] }",
            "a: ["})
    void whatIsNoBaselineIsRefused(String text) throws Exception {
        specs.write("known.json", text);

        assertThat(specs.analyze("gate.yaml", "--baseline", "known.json").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        assertThat(specs.analyze("gate.yaml", "--baseline", "nothing.json").exit())
                .isEqualTo(Exit.PRECONDITION);
        assertThat(specs.analyze("gate.yaml", "--write-baseline", "no/such/known.json").exit())
                .isEqualTo(Exit.PRECONDITION);
        assertThat(specs.analyze("gate.yaml", "--baseline", "a", "--write-baseline", "b").exit())
                .isEqualTo(Exit.USAGE);
    }
}
