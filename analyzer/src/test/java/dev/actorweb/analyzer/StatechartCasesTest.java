package dev.actorweb.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.structure.Reachability;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Severity;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random statecharts whose behaviour an independent engine has explored to the end.
class StatechartCasesTest {
    record Case(String name, Document document, Optional<Node> truth) {}

    @Test
    void whatStructureCallsUnreachableNoExplorationEntered() throws IOException {
        int called = 0;
        for (Case chart : cases()) {
            if (chart.truth().isEmpty()) {
                continue;
            }
            Machine machine = MachineReader.read(chart.document()).machine().orElseThrow();
            Reachability reach = Reachability.of(machine);
            Set<String> unreachable = texts(chart.truth().get(), "unreachableStates");
            for (State state : machine.states()) {
                if (!state.isRoot() && state.kind() != State.Kind.HISTORY && !reach.isReachable(state)) {
                    assertThat(unreachable).as(chart.name()).contains(machine.idOf(state));
                    called++;
                }
            }
        }
        assertThat(called).isGreaterThanOrEqualTo(601); // of 861; the others are barred by guards
    }

    @Test
    void anEndThatCanNeverComeNeverCame() throws IOException {
        for (Case chart : cases()) {
            if (chart.truth().isEmpty()
                    || !(Analysis.of(chart.document()).run() instanceof Report.Analyzed analyzed)) {
                continue;
            }
            Set<String> dead = texts(chart.truth().get(), "deadTransitions");
            for (Finding finding : analyzed.findings()) {
                if (finding.rule().equals("SC014")) {
                    State state = analyzed.machine().find(finding.state().orElseThrow()).orElseThrow();
                    Action.Named log = (Action.Named) state.onDone().getFirst().actions().getFirst();
                    assertThat(dead).as(chart.name()).contains(log.name());
                }
            }
        }
    }

    @Test
    void aDeadEndOutsideOfParallelStatesIsOneThatExplorationFound() throws IOException {
        int found = 0;
        for (Case chart : cases()) {
            if (chart.truth().isEmpty()
                    || !(Analysis.of(chart.document()).run() instanceof Report.Analyzed analyzed)) {
                continue;
            }
            Set<String> ends = configurations(chart.truth().get());
            Set<String> reachable = texts(chart.truth().get(), "reachableStates");
            for (Finding finding : analyzed.findings()) {
                if (finding.rule().equals("SC108")) {
                    State state = analyzed.machine().find(finding.state().orElseThrow()).orElseThrow();
                    String id = analyzed.machine().idOf(state);
                    if (reachable.contains(id) && isAlone(analyzed.machine(), state)) {
                        assertThat(ends).as(chart.name()).contains(id);
                        found++;
                    }
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void machinesThatAnEngineRunsHaveNoOtherErrors() throws IOException {
        for (Case chart : cases()) {
            assertThat(Analysis.of(chart.document()).run()).isInstanceOfSatisfying(Report.Analyzed.class,
                    analyzed -> assertThat(analyzed.findings())
                            .filteredOn(f -> f.severity() == Severity.ERROR).extracting(Finding::rule)
                            .isSubsetOf("SC014", "SC101"));
        }
    }

    private static boolean isAlone(Machine machine, State state) {
        for (int at = state.parent(); at >= 0; at = machine.state(at).parent()) {
            if (machine.state(at).kind() == State.Kind.PARALLEL) {
                return false;
            }
        }
        return true;
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Conformance.find("statecharts/cases.jsonl"))) {
            Node.Mapping node = (Node.Mapping) YamlReader.read("cases.jsonl", line).root().orElseThrow();
            String name = ((Node.Scalar) node.get("name").orElseThrow()).text();
            cases.add(new Case(name, new Document(name, node.get("machine"), List.of()),
                    node.get("truth").filter(Node.Mapping.class::isInstance)));
        }
        return cases;
    }

    private static Set<String> texts(Node mapping, String key) {
        Set<String> texts = new LinkedHashSet<>();
        for (Node item : items(mapping, key)) {
            texts.add(text(item));
        }
        return texts;
    }

    private static Set<String> configurations(Node truth) {
        Set<String> found = new LinkedHashSet<>();
        for (Node item : items(truth, "deadEndConfigurations")) {
            if (item instanceof Node.Sequence leaves) {
                found.add(String.join(",", leaves.items().stream().map(StatechartCasesTest::text).toList()));
            } else {
                found.add(text(item));
            }
        }
        return found;
    }

    private static List<Node> items(Node mapping, String key) {
        return ((Node.Sequence) ((Node.Mapping) mapping).get(key).orElseThrow()).items();
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }
}
