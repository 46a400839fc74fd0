package dev.actorweb.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.diff.Difference;
import dev.actorweb.analyzer.diff.MachineDiff;
import dev.actorweb.analyzer.explore.CoverageGoals;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.analyzer.system.SystemAnalysis;
import dev.actorweb.analyzer.system.SystemDiff;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// SARIF of every kind of report, by the schema: findings in systems with their runs, scenarios
/// with their coverage, differences of machines and of systems, deviations of what runs.
class SarifKindsTest {
    private static final String LAMP = """
            machine: lamp
            initial: off
            states:
              off: { on: { PRESS: on } }
              on: { on: { PRESS: off, BREAK: broken } }
              broken: { type: final }
            """;
    private static final String SYSTEM = """
            system: bell
            actors:
              button:
                machine: { machine: button, initial: up, states: { up: { after: { 1s: { target: down,
                  actions: [ { sendTo: bell, event: RING } ] } } }, down: {} } }
              bell: { machine: { machine: bell, initial: quiet, states: { quiet: { on: { RING: loud } }, loud: {} } } }
            check: [ deadlock-free ]
            """;

    private static void isValid(String sarif) throws Exception {
        assertThat(SarifTest.schema().violations(SarifTest.java(sarif))).as(sarif).isEmpty();
    }

    private static CompiledMachine machine(String text) {
        return CompiledMachine.of(MachineReader.read("lamp.yaml", text).machine().orElseThrow());
    }

    private static MachineSystem system(String text) {
        return SystemReader.read("bell.yaml", text).system().orElseThrow();
    }

    @Test
    void findingsOfASystemComeWithTheirRuns() throws Exception {
        var explored = SystemAnalysis.of(system(SYSTEM)).run();
        var sarif = Sarif.of(List.of(new Report.Explored("bell.yaml", explored, explored.findings())), "1");

        isValid(sarif);
        assertThat(sarif).contains("\"ruleId\": \"SC202\"", "\"codeFlows\"",
                "\"text\": \"bell: RING, quiet → loud\"");
    }

    @Test
    void scenariosWithTheirCoverage() throws Exception {
        var machine = machine(LAMP);
        var played = Player.play(ScenarioReader.read(YamlReader.read("try.yaml", """
                scenario: try
                machine: lamp.yaml
                steps: [ { send: PRESS }, { expect: { state: off } }, { send: NONE } ]
                """)).scenario().orElseThrow(), machine);
        var goals = CoverageGoals.of(Explorer.explore(machine, Patient.BOUNDS, Given.NOTHING));
        var report = new CoverageReport(goals, played.coverage());

        var sarif = Sarif.of(ScenarioAccount.of(List.of(played), List.of(report),
                Least.parse("100").orElseThrow()), "1");
        isValid(sarif);
        assertThat(sarif).contains("\"ruleId\": \"expectation\"", "\"ruleId\": \"unknown-event\"",
                "\"ruleId\": \"coverage\"", "\"ruleId\": \"not-covered\"");
    }

    @Test
    void differencesOfMachinesAndOfSystems() throws Exception {
        var before = Explorer.explore(machine(LAMP), Patient.BOUNDS, Given.NOTHING);
        var after = Explorer.explore(machine(LAMP.replace("BREAK: broken", "BREAK: off")), Patient.BOUNDS,
                Given.NOTHING);
        Set<Difference.Kind> all = EnumSet.allOf(Difference.Kind.class);

        isValid(Sarif.of(DiffAccount.of(MachineDiff.of(before, after, Given.NOTHING), all), "1"));
        var sarif = Sarif.of(SystemDiffAccount.of(
                SystemDiff.of(system(SYSTEM), system(SYSTEM.replace("RING: loud", "RANG: loud")),
                        dev.actorweb.analyzer.system.Bounds.DEFAULT, (_, _, _, _) -> true),
                all), "1");
        isValid(sarif);
        assertThat(sarif).contains("\"ruleId\": \"refused\"", "\"ruleId\": \"written\"");
    }

    @Test
    void deviationsOfWhatRuns() throws Exception {
        var machine = MachineReader.read("lamp.yaml", LAMP).machine().orElseThrow();
        var deviation = new Finding("SC401", Severity.ERROR, Proof.OBSERVATION, "lamp.yaml",
                new Position(4, 3),
                Optional.of("off"), "`lamp` went to `broken`", Optional.empty());

        var sarif = Sarif
                .of(List.of(new Report.Analyzed("lamp.yaml", machine, List.of(deviation), List.of(), 3,
                        Optional.empty())), "1");
        isValid(sarif);
        assertThat(sarif).contains("\"proof\": \"observation\"", "\"fullyQualifiedName\": \"lamp.off\"");
    }
}
