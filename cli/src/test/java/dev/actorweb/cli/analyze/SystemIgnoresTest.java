package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file of a system ignores: of the system, and of the machines that are written in it.
class SystemIgnoresTest {
    private static final String SYSTEM = """
            system: bell
            actors:
              button:
                machine:
                  machine: button
                  initial: up
                  states: { up: { after: { 1s: { target: down, actions: [ { sendTo: bell, event: RANG } ] } } },
                    down: {} }%s
              bell:%s
                machine:
                  machine: bell
                  initial: quiet
                  states: { quiet: { on: { RING: loud } }, loud: { tags: [rest] } }
            """;
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) {
        specs = new Specs(folder);
    }

    private String out(String inMachine, String inSystem, String... options) throws Exception {
        specs.write("bell.yaml", SYSTEM.formatted(inMachine, inSystem));
        var arguments = new String[options.length + 1];
        arguments[0] = "bell.yaml";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return specs.analyze(arguments).out();
    }

    @Test
    void bothAreHeeded() throws Exception {
        assertThat(out("", "")).contains("SC108 nothing leads out of `down`", "SC203 `bell`", "SC201")
                .endsWith("3 specs: 3 errors, 1 warning\n");
        assertThat(out(" # aw: ignore SC108 because it is a demo", " # aw: ignore SC203, SC201 because so"))
                .doesNotContain("SC108", "SC203 `bell`").contains("SC201 `button`", "2 errors, 1 ignored")
                .endsWith("3 specs: 2 errors, 2 ignored\n");
        assertThat(out("", "", "--rules", "SC201,SC203", "--quiet")).contains("SC201", "SC203");
    }

    @Test
    void anIgnoreOfOneMachineIsNotInVainForTheOthers() throws Exception {
        assertThat(out(" # aw: ignore SC108 because it is a demo", "")).doesNotContain("SC018");
    }

    @Test
    void whatIsWrongAboutAnIgnoreIsToldOnce() throws Exception {
        assertThat(out(" # aw: ignore SC108", " # aw: ignore SC999 because x"))
                .containsOnlyOnce("`SC108` is not ignored: no reason is given")
                .containsOnlyOnce("there is no rule `SC999` to ignore");
        assertThat(out("", " # aw: ignore SC001 because x"))
                .containsOnlyOnce("`SC001` has nothing to say here");
        assertThat(out("", " # aw: forget SC001"))
                .containsOnlyOnce("`forget` is nothing that a comment can ask");
    }

    @Test
    void aBaselineTakesAwayWhatItLists() throws Exception {
        specs.write("bell.yaml", SYSTEM.formatted("", ""));
        assertThat(specs.analyze("bell.yaml", "--write-baseline", "known.json").exit()).isEqualTo(Exit.OK);

        var run = specs.analyze("bell.yaml", "--baseline", "known.json");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).doesNotContain("SC203", "SC201", "SC108")
                .endsWith("3 specs: no findings, 4 ignored\n");
        assertThat(specs.analyze("bell.yaml", "--baseline", "known.json", "--json").out())
                .contains("\"origin\": \"baseline\"", "\"ignored\": 4", "\"failed\": false");
    }
}
