package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.analyzer.coverage.Pair;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final CompiledMachine DOOR = PairsTest.machine("""
            machine: door
            initial: shut
            states:
              shut: { on: { OPEN: open, LOCK: locked } }
              open: { on: { SHUT: shut, LOCK: null } }
              locked:
                initial: turning
                on: { KEY: shut, KICK: { target: hole, guard: never } }
                states: { turning: { always: still }, still: {} }
              hole: {}
            """);

    private static Scenario scenario(String steps) {
        return ScenarioReader.read(YamlReader.read("s.yaml", "scenario: s\nsteps: " + steps)).scenario()
                .orElseThrow();
    }

    private static Coverage cover(CompiledMachine machine, String... plays) {
        var all = new Coverage(machine);
        for (var steps : plays) {
            all.add(Player.play(scenario(steps), machine).coverage());
        }
        return all;
    }

    private static CoverageReport report(String... plays) {
        return new CoverageReport(CoverageGoals.of(PairsTest.explore(DOOR)), cover(DOOR, plays));
    }

    @Test
    void nothingIsCoveredByDoingNothing() {
        var report = new CoverageReport(Goals.of(DOOR), new Coverage(DOOR));

        assertThat(report.states()).isEqualTo(new Measure(0, 6));
        assertThat(report.transitions()).isEqualTo(new Measure(0, 6));
        assertThat(report.pairs()).isEmpty();
    }

    @Test
    void whatNoRunCanVisitIsNoGoal() {
        var report = report("[ { send: OPEN } ]");

        assertThat(report.goals().unreachable()).isEqualTo(2); // the hole, and the kick
        assertThat(report.states()).isEqualTo(new Measure(2, 5));
        assertThat(report.transitions()).isEqualTo(new Measure(1, 5));
        assertThat(report.missedStates()).extracting(State::name).containsExactly("locked",
                "locked.turning", "locked.still");
        assertThat(report.missedTransitions()).extracting(t -> TransitionText.full(DOOR, t))
                .containsExactly("shut LOCK → locked", "open SHUT → shut", "locked KEY → shut",
                        "locked.turning always → locked.still");
    }

    @Test
    void runsAddUpAndPairsDoNotCrossThem() {
        var apart = report("[ { send: OPEN }, { send: SHUT } ]", "[ { send: LOCK }, { send: KEY } ]");
        assertThat(apart.states().percent()).isEqualTo(100);
        assertThat(apart.transitions().percent()).isEqualTo(100);
        assertThat(apart.pairs()).contains(new Measure(3, 7));

        var together = report(
                """
                        [ { send: OPEN }, { send: SHUT }, { send: OPEN }, { send: SHUT }, { send: LOCK }, { send: KEY },
                          { send: LOCK }, { send: KEY }, { send: OPEN } ]""");
        assertThat(together.pairs().map(Measure::percent)).contains(100.0);
        assertThat(together.missedPairs()).isEmpty();
    }

    @Test
    void aStateThatOneStepEntersAndLeavesIsVisited() {
        var coverage = cover(DOOR, "[ { send: LOCK } ]");

        assertThat(DOOR.machine().states()).filteredOn(coverage::isEntered).extracting(State::name)
                .containsExactly("door", "shut", "locked", "locked.turning", "locked.still");
    }

    @Test
    void scxmlIsCountedLikewise() {
        var machine = CompiledMachine.of(MachineReader.read("m.scxml", """
                <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="m" initial="a">
                  <state id="a"><transition event="go" target="b"/></state>
                  <state id="b"><transition target="c"/></state>
                  <state id="c"/>
                </scxml>
                """).machine().orElseThrow());
        var report = new CoverageReport(CoverageGoals.of(PairsTest.explore(machine)),
                cover(machine, "[ { send: go } ]"));

        assertThat(report.states()).isEqualTo(new Measure(3, 3));
        assertThat(report.pairs()).contains(new Measure(1, 1));
    }

    @Test
    void aPercentageIsNeverRoundedUpToAllOfIt() {
        assertThat(new Measure(1999, 2000).percent()).isEqualTo(99.9);
        assertThat(new Measure(2, 3).percent()).isEqualTo(66.6);
        assertThat(new Measure(0, 0).percent()).isEqualTo(100);
        assertThat(new Measure(1, 2).plus(new Measure(1, 1))).isEqualTo(new Measure(2, 3));
        assertThatThrownBy(() -> new Measure(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differentMachinesDoNotMix() {
        var other = PairsTest.machine("machine: x\ninitial: a\nstates: { a: {} }\n");

        assertThatThrownBy(() -> new Coverage(DOOR).add(new Coverage(other)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CoverageReport(Goals.of(DOOR), new Coverage(other)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Goals.of(other).pairs()).isEqualTo(Optional.<List<Pair>>empty());
    }
}
