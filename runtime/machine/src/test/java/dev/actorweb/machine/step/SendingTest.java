package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a machine that follows SCXML sends itself.
class SendingTest {
    @Test
    void cancelTakesBackAllThatRunUnderAnIdInScxml() {
        assertThat(afterCancel(
                scxml("""
                        <state id="a">
                          <onentry>
                            <send event="x" id="i" delay="10ms"/><send event="x" id="i" delay="20ms"/><cancel sendid="i"/>
                          </onentry>
                          <transition event="x" target="b"/>
                        </state>
                        <state id="b"/>""")))
                .containsExactly("a");
    }

    @Test
    void cancelDoesNotTakeBackWhatWasSentAtOnceInScxml() {
        assertThat(afterCancel(scxml("""
                <state id="a">
                  <onentry><send event="x" id="i"/><cancel sendid="i"/></onentry>
                  <transition event="x" target="b"/>
                </state>
                <state id="b"/>"""))).containsExactly("b");
    }

    @Test
    void aMachineThatIsYetToBeInvokedCannotBeReached() {
        assertThat(afterCancel(scxml("""
                <state id="a">
                  <onentry><send event="x" target="#_child"/></onentry>
                  <invoke id="child"><content><scxml><state id="c"/></scxml></content></invoke>
                  <transition event="error.communication" target="b"/>
                </state>
                <state id="b"/>"""))).containsExactly("b");
    }

    @Test
    void whatIsSentToAMachineThatHasEndedIsAnErrorWithinTheStep() {
        var simulation = simulation(scxml("""
                <state id="a">
                  <invoke id="child"><content><scxml><final id="c"/></scxml></content></invoke>
                  <state id="a0"><transition event="done.invoke.child" target="a1"/></state>
                  <state id="a1">
                    <transition event="say"><send id="s" target="#_child" event="x"/></transition>
                    <transition event="error.communication" cond="_event.sendid == 's'" target="b"/>
                  </state>
                </state>
                <state id="b"><transition event="again" target="a"/></state>"""));
        simulation.advance(Duration.ZERO);
        assertThat(simulation.snapshot().endedInvokes()).containsExactly("child");

        simulation.send(Event.of("say"));
        assertThat(simulation.snapshot().configuration()).containsExactly("b");
        assertThat(simulation.snapshot().endedInvokes()).isEmpty();
    }

    @Test
    void anErrorOnExitDoesNotKeepTheInvokeAlive() {
        var simulation = simulation(scxml("""
                <state id="a">
                  <onexit><if cond="1 in 1"><raise event="x"/></if><send event="x" target="nowhere"/></onexit>
                  <invoke id="child"><content><scxml>
                    <state id="c"><onentry><send target="#_parent" event="late" delay="1s"/></onentry></state>
                  </scxml></content></invoke>
                  <transition event="leave" target="b"/>
                </state>
                <state id="b"><transition event="late" target="wrong"/></state>
                <state id="wrong"/>"""));
        simulation.send(Event.of("leave"));
        simulation.advance(Duration.ofSeconds(2));

        assertThat(simulation.snapshot().configuration()).containsExactly("b");
    }

    @Test
    void whatIsToBeSentLaterToAMachineThatHasEndedComesBack() {
        assertThat(afterCancel(
                scxml("""
                        <state id="a">
                          <invoke id="child"><content><scxml>
                            <state id="c"><onentry><send event="end" delay="1ms"/></onentry><transition event="end" target="d"/></state>
                            <final id="d"/>
                          </scxml></content></invoke>
                          <state id="a0"><transition event="go" target="a1"/><onentry><send event="go"/></onentry></state>
                          <state id="a1"><onentry><send target="#_child" event="x" delay="10ms"/></onentry></state>
                          <transition event="error.communication" target="b"/>
                        </state>
                        <state id="b"/>""")))
                .containsExactly("b");
    }

    @Test
    void whatComesBackFromAnInvokeThatHasEndedIsKept() {
        var machine = scxml(
                """
                        <state id="a"><invoke id="child"><content><scxml><final id="c"/></scxml></content></invoke></state>""");
        var simulation = simulation(machine);
        simulation.advance(Duration.ZERO);
        String json = SavedJson.write(simulation.save());

        assertThat(json).contains("\"ended\":[\"child\"]");
        assertThat(
                SavedJson.read(machine, "m.json", json, _ -> java.util.Optional.empty()).saved().orElseThrow()
                        .snapshot())
                .isEqualTo(simulation.snapshot());
        assertThat(
                new SnapshotPacker(machine).unpack(new SnapshotPacker(machine).pack(simulation.snapshot())))
                .isEqualTo(simulation.snapshot());
        assertThat(SavedJson.read(machine, "m.json", json.replace("[\"child\"]", "[\"other\"]"),
                _ -> java.util.Optional.empty()).problems()).singleElement().asString()
                .contains("`other` names nothing that these states have invoked");
    }

    @Test
    void whatAMachineGivesIsComputedWhenItsFinalStateHasBeenLeft() {
        assertThat(afterCancel(scxml("""
                <state id="a">
                  <invoke id="child"><content><scxml datamodel="ecmascript">
                    <datamodel><data id="n" expr="1"/></datamodel>
                    <final id="c">
                      <onexit><assign location="n" expr="2"/></onexit>
                      <donedata><param name="n" expr="n"/></donedata>
                    </final>
                  </scxml></content></invoke>
                  <transition event="done.invoke.child" cond="_event.data.n == 2" target="b"/>
                </state>
                <state id="b"/>"""))).containsExactly("b");
    }

    @Test
    void cancelTakesBackTheLatestThatRunsUnderAnIdInXState() {
        assertThat(afterCancel(machine("m", """
                initial: a
                states:
                  a:
                    entry: [ { raise: x, delay: 10, id: i }, { raise: x, delay: 20, id: i }, { cancel: i } ]
                    on: { x: b }
                  b: {}
                """))).containsExactly("b");
    }

    @Test
    void anIdNamesNothingAnyMoreWhenADelayUnderItIsOverAsInXState() {
        var simulation = simulation(machine("m", """
                initial: a
                states:
                  a:
                    entry: [ { raise: x, delay: 10, id: i }, { raise: y, delay: 20, id: i } ]
                    on: { x: { actions: { cancel: i } }, y: b }
                  b: {}
                """));

        simulation.advance(Duration.ofMillis(20));

        assertThat(simulation.snapshot().configuration()).containsExactly("b");
    }

    @Test
    void aMachineThatSendsItselfEventsForEverIsStopped() {
        var simulation = simulation(scxml("""
                <state id="a">
                  <onentry><send event="x"/></onentry>
                  <transition event="x" target="a"/>
                </state>"""));

        simulation.advance(Duration.ofSeconds(1));

        assertThat(simulation.snapshot().failure().orElseThrow().message()).isEqualTo(
                "no end after 10000 events without delay; the machine sends `x` again and again");
    }

    @Test
    void aMachineThatSendsItselfAnEventNowAndThenGoesOn() {
        var simulation = simulation(scxml("""
                <state id="a">
                  <onentry><send event="x" delay="1ms"/></onentry>
                  <transition event="x" target="a"/>
                </state>"""));

        assertThat(simulation.advance(Duration.ofSeconds(20))).hasSize(20_000);
        assertThat(simulation.snapshot().isActive()).isTrue();
    }

    private static java.util.List<String> afterCancel(CompiledMachine machine) {
        var simulation = simulation(machine);
        simulation.advance(Duration.ofSeconds(1));
        return simulation.snapshot().configuration();
    }

    private static Simulation simulation(CompiledMachine machine) {
        return new Simulation(machine, null, Guards.NONE, _ -> Duration.ZERO);
    }

    private static CompiledMachine scxml(String states) {
        return machine("m.scxml",
                "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\">" + states + "</scxml>");
    }

    private static CompiledMachine machine(String name, String text) {
        var reading = MachineReader.read(name, text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
