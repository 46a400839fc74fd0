package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.AwProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `aw analyze` through the launcher.
class AnalyzeIT {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        assumeThat(AwProcess.distribution().resolve("lib/aw.jar")).exists();
        specs = new Specs(folder).write("lamp.yaml", Specs.LAMP).write("gate.yaml", Specs.GATE);
    }

    private AwProcess aw() {
        return AwProcess.in(specs.folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git-actor", "input-actor"})
    void theMachinesOfAwItselfAreHealthy(String target) throws Exception {
        var run = aw().run("analyze", "--target", target);

        assertThat(run.succeeded()).startsWith(target + " (").endsWith("; no findings\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aSpecWithDefectsEndsWithOne() throws Exception {
        var run = aw().run("analyze", "gate.yaml", "-q");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(Specs.GATE_FINDINGS);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void standardInputIsRead() throws Exception {
        assertThat(aw().input(Specs.LAMP).run("analyze", "-").succeeded())
                .isEqualTo(Specs.LAMP_SUMMARY.formatted("standard input"));
    }

    @Test
    void aPipeThatTheShellNamesIsRead() throws Exception {
        var launcher = AwProcess.distribution().resolve("aw").toString();

        var run = aw().run(List.of("sh", "-c", "cat lamp.yaml | \"$0\" analyze /dev/stdin", launcher));

        assertThat(run.succeeded()).isEqualTo(Specs.LAMP_SUMMARY.formatted("/dev/stdin"));
    }

    /// What has no end ends before memory does, and says so.
    @Test
    void aSpaceWithoutEndFitsIntoASmallHeap() throws Exception {
        specs.write("counter.yaml", """
                machine: counter
                context: { n: 0, m: 0 }
                initial: a
                states:
                  a:
                    on:
                      UP: { actions: [ { assign: { n: n + 1 } } ] }
                      MORE: { actions: [ { assign: { m: m + 1 } } ] }
                """);
        specs.write("counters.yaml", """
                system: counters
                actors:
                  a: { machine: ./counter.yaml, environment: true }
                  b: { machine: ./counter.yaml, environment: true }
                check: [ deadlock-free ]
                """);

        var machine = aw().with("AW_JAVA_OPTS", "-Xmx96m").run("analyze", "counter.yaml", "--max-states",
                "1000000000", "--time-limit", "5m");
        assertThat(machine.code()).as(machine.err()).isEqualTo(6);
        assertThat(machine.err()).contains("the end of memory").doesNotContain("OutOfMemory");

        var system = aw().with("AW_JAVA_OPTS", "-Xmx96m").run("analyze", "counters.yaml", "--max-states",
                "1000000000", "--time-limit", "5m", "--no-reduction");
        assertThat(system.code()).as(system.err()).isEqualTo(6);
        assertThat(system.out()).contains("unknown deadlock-free", "stopped by the limit of memory");
    }

    @Test
    void anyNameArrivesUnharmed() throws Exception {
        specs.write("größe\n2.yaml", Specs.LAMP).write("-x.yaml", Specs.LAMP);

        assertThat(aw().run("analyze", "größe\n2.yaml", "--", "-x.yaml").succeeded())
                .startsWith(Specs.LAMP_SUMMARY.formatted("größe\\n2.yaml"))
                .contains(Specs.LAMP_SUMMARY.formatted("-x.yaml"));
        assertThat(aw().run("analyze", "@lamp.yaml").code()).isEqualTo(4);
    }

    @Test
    void aReaderThatGoesAwayIsNoError() throws Exception {
        var launcher = AwProcess.distribution().resolve("aw").toString();

        var run = aw().run(List.of("sh", "-c", "\"$0\" analyze --explain | head -1", launcher));

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("SC001  error    target does not exist\n");
        assertThat(run.err()).isEmpty();
    }
}
