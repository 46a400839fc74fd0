package dev.actorweb.analyzer.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.SystemReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceReportsTest {
    @Test
    void machinesWithinOneFileAreReportedApart() {
        assertThat(reports("""
                system: pair
                actors:
                  ping: { machine: { initial: a, states: { a: { on: { X: a } } } } }
                  pong: { machine: { initial: a, states: { a: { on: { Y: a } } } } }
                """, "pong")).containsExactly("pair.yaml:3:20 ping []",
                "pair.yaml:4:20 pong [pair.yaml:4:44: SC401 `pong`: in `a`, `NO` led to `a`, and is not accepted there]");
    }

    @Test
    void actorsOfOneSpecShareAReportWhateverTheyStartWith() {
        assertThat(reports("""
                system: three
                actors:
                  one:
                    count: 3
                    context: { number: "${index}" }
                    machine: { context: { number: 0 }, initial: a, states: { a: { on: { X: a } } } }
                """, "one[1]")).containsExactly(
                "pair.yaml one [pair.yaml:6:62: SC401 `one[1]`: in `a`, `NO` led to `a`, and is not accepted there]");
    }

    private static List<String> reports(String system, String wrong) {
        var conformance = new Conformance(RuleSettings.DEFAULT);
        for (Member member : SystemReader.read("pair.yaml", system).system().orElseThrow().members()) {
            CompiledMachine machine = member.machine();
            conformance.watch(member.name(), machine);
            conformance.observe(member.name(), step("xstate.init"));
        }
        conformance.observe(wrong, step("NO"));
        List<String> told = new ArrayList<>();
        for (Report report : conformance.reports()) {
            told.add(report.place() + " " + ((Report.Analyzed) report).machine().name() + " "
                    + report.findings());
        }
        return told;
    }

    private static Observation step(String event) {
        return Observation.of(event, List.of("a"));
    }
}
