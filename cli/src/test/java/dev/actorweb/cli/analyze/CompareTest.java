package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("old.yaml", Specs.LAMP).write("lamp.yaml",
                Specs.LAMP.replace("on: { PRESS: off }", "on: { DIM: off }"));
    }

    @Test
    void whatDiffersIsTold() {
        Specs.expect(specs.analyze("lamp.yaml", "--diff", "old.yaml"), Exit.OK, """
                + transition `on DIM` at 7:16
                - transition `on PRESS` at 7:18
                + event `DIM` at 7:11
                lamp.yaml:6:3: refused in `on`, `PRESS` is not taken any more; it led to `off`
                  way: PRESS, PRESS
                lamp.yaml:7:16: added in `on`, `DIM` is taken now; it leads to `off`
                  way: PRESS, DIM
                lamp (old.yaml → lamp.yaml): 3 changes in the text; 1 refused, 0 changed, 1 added
                """, "");
    }

    @Test
    void breakingIsAFindingWhereItIsAskedFor() {
        assertThat(specs.analyze("--diff", "old.yaml", "lamp.yaml", "--fail-on", "breaking", "-q").out())
                .isEqualTo("""
                        lamp.yaml:6:3: refused in `on`, `PRESS` is not taken any more; it led to `off`
                          way: PRESS, PRESS
                        lamp.yaml:7:16: added in `on`, `DIM` is taken now; it leads to `off`
                          way: PRESS, DIM
                        """);
        assertThat(specs.analyze("lamp.yaml", "--diff", "old.yaml", "--fail-on", "breaking").exit())
                .isEqualTo(Exit.FINDINGS);
        assertThat(specs.analyze("old.yaml", "--diff", "old.yaml", "--fail-on", "info").exit())
                .isEqualTo(Exit.OK);
        assertThat(specs.analyze("lamp.yaml", "--fail-on", "breaking").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void scenariosShowIt() {
        var run = specs.analyze("lamp.yaml", "--diff", "old.yaml", "--out", "shown", "--quiet");
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(specs.analyze("--scenario", "shown/refused-press-press.yaml").out())
                .contains("should be handled");
        assertThat(specs.analyze("old.yaml", "--scenario", "shown/refused-press-press.yaml").exit())
                .isEqualTo(Exit.OK);
        assertThat(specs.analyze("--scenario", "shown/added-press-dim.yaml").exit()).isEqualTo(Exit.OK);
        assertThat(specs.analyze("old.yaml", "--scenario", "shown/added-press-dim.yaml").exit())
                .isEqualTo(Exit.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            json     ! "kind": "refused",
            json     ! "scenario": "# shows a difference\\nscenario: \\"what the old version takes: PRESS\\"
            junit    ! <testcase classname="lamp" name="takes what the old version takes" time="0" file="lamp.yaml" line="1">
            junit    ! <failure message="in `on`, `PRESS` is not taken any more; it led to `off`" type="refused">
            github   ! ::error file=lamp.yaml,line=6,col=3,title=refused::in `on`, `PRESS` is not taken any more
            github   ! ::notice file=old.yaml,line=7,col=18,title=written::removed%3A transition `on PRESS`
            markdown ! | **failed** | takes what the old version takes | <code>lamp</code> |
            sarif    ! "ruleId": "refused",
            """)
    void allFormatsTellIt(String format, String part) {
        var run = specs.analyze("lamp.yaml", "--diff", "old.yaml", "--fail-on", "breaking", "--format",
                format);

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains(part.replace("removed%3A", format.equals("github") ? "removed:" : ""));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatCannotBeComparedIsRefused() throws Exception {
        specs.write("broken.yaml", "machine: b\ninitial: a\nstates: { a: { on: { X: nowhere } } }\n");

        assertThat(specs.analyze("lamp.yaml", "--diff", "none.yaml").exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(specs.analyze("lamp.yaml", "--diff", "broken.yaml").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("--diff", "old.yaml").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "old.yaml", "--diff", "old.yaml").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "--diff", "old.yaml", "--events", "A").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aBoundIsSaid() {
        var run = specs.analyze("old.yaml", "--diff", "old.yaml", "--bound", "1");
        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(run.err()).contains("not everything was compared");
    }
}
