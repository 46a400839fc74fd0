package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An SCXML document runs as an actor, and the machines within it as its children.
class ScxmlActorTest {
    private static final CompiledMachine KITCHEN = machine(
            """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" initial="idle">
                      <datamodel><data id="done" expr="0"/><data id="last"/></datamodel>
                      <state id="idle"><transition event="order" target="cooking"/></state>
                      <state id="cooking">
                        <invoke type="scxml" id="oven">
                          <param name="heat" expr="180"/>
                          <content>
                            <scxml version="1.0" datamodel="ecmascript" initial="cold">
                              <datamodel><data id="heat" expr="0"/></datamodel>
                              <state id="cold">
                                <onentry><send event="hot" delay="10s"/></onentry>
                                <transition event="hot" target="hot"/>
                              </state>
                              <state id="hot">
                                <onentry>
                                  <send target="#_parent" event="ready"><param name="heat" expr="heat"/></send>
                                </onentry>
                                <transition event="finish" target="off"/>
                              </state>
                              <final id="off"><donedata><param name="heat" expr="heat"/></donedata></final>
                            </scxml>
                          </content>
                        </invoke>
                        <transition event="ready"><assign location="last" expr="_event.data.heat"/></transition>
                        <transition event="eat"><send target="#_oven" event="finish"/></transition>
                        <transition event="done.invoke.oven" target="idle">
                          <assign location="done" expr="done + _event.data.heat"/>
                        </transition>
                        <transition event="leave" target="idle"/>
                      </state>
                    </scxml>
                    """);
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void parentAndChildSpeakAndTheChildsEndLeadsOn() {
        var kitchen = kitchen();
        send(kitchen, "order");
        assertThat(snapshot(kitchen).context().toMap()).containsEntry("last", null);

        test.advance(Duration.ofSeconds(10));
        assertThat(snapshot(kitchen).context().toMap()).containsEntry("last", 180L);
        send(kitchen, "eat");

        assertThat(snapshot(kitchen).configuration()).containsExactly("idle");
        assertThat(snapshot(kitchen).context().toMap()).containsEntry("done", 180L);
    }

    @Test
    void cancelDoesNotTakeBackWhatWasSentAtOnce() {
        var actor = test.spawn("m", StatechartActor.factory(machine("""
                <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">
                  <state id="a">
                    <onentry>
                      <send event="x" id="i"/><send event="y" id="i" delay="1s"/><cancel sendid="i"/>
                    </onentry>
                    <transition event="x" target="b"/>
                  </state>
                  <state id="b"><transition event="y" target="a"/></state>
                </scxml>"""), Bindings.NONE, null));
        test.advance(Duration.ofSeconds(2));
        assertThat(snapshot(actor).configuration()).containsExactly("b");
    }

    @Test
    void aMachineWhoseInvokerLeavesRunsItsExitActionsAndTellsItNothing() {
        List<String> seen = new ArrayList<>();
        var machine = machine(
                """
                        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                          <datamodel><data id="heard" expr="0"/></datamodel>
                          <state id="a">
                            <invoke id="child"><content><scxml>
                              <state id="c">
                                <onexit><log expr="'c'"/><send target="#_parent" event="last"/></onexit>
                                <invoke id="inner"><content><scxml>
                                  <state id="d"><onexit><log expr="'d'"/></onexit></state>
                                </scxml></content></invoke>
                              </state>
                            </scxml></content></invoke>
                            <transition event="leave" target="b"/>
                          </state>
                          <state id="b"><transition event="last"><assign location="heard" expr="1"/></transition></state>
                        </scxml>""");
        var actor = test.spawn("m", StatechartActor.factory(machine, Bindings.builder().observer(notice -> {
            if (notice instanceof Notice.Logged(var text)) {
                seen.add(text);
            }
        }).build(), null));
        test.runUntilIdle();
        assertThat(seen).isEmpty();

        send(actor, "leave");

        assertThat(seen).containsExactlyInAnyOrder("c", "d");
        assertThat(snapshot(actor).context().toMap()).containsEntry("heard", 0L);
    }

    @Test
    void stoppingAnActorLeavesNoStates() {
        List<Notice> seen = new ArrayList<>();
        var actor = test.spawn("m", StatechartActor.factory(machine("""
                <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">
                  <state id="a">
                    <onexit><log label="left"/></onexit>
                    <invoke id="child"><content><scxml>
                      <state id="c"><onexit><log label="left"/></onexit></state>
                    </scxml></content></invoke>
                  </state>
                </scxml>"""), Bindings.builder().observer(seen::add).build(), null));
        test.runUntilIdle();
        test.system().stop(actor);
        test.runUntilIdle();

        assertThat(seen).noneMatch(Notice.Logged.class::isInstance);
    }

    @Test
    void whatIsSentToAMachineThatHasEndedIsAnErrorOfCommunication() {
        var actor = test.spawn("m",
                StatechartActor.factory(
                        machine("""
                                <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                                  <datamodel><data id="errors" expr="0"/></datamodel>
                                  <state id="a">
                                    <invoke id="child"><content><scxml><final id="c"/></scxml></content></invoke>
                                    <transition event="say"><send target="#_child" event="x"/></transition>
                                    <transition event="later"><send target="#_child" event="x" delay="1s"/></transition>
                                    <transition event="error.communication"><assign location="errors" expr="errors + 1"/></transition>
                                  </state>
                                </scxml>"""),
                        Bindings.NONE, null));
        test.runUntilIdle();
        send(actor, "say");
        assertThat(snapshot(actor).context().toMap()).containsEntry("errors", 1L);
    }

    /// The child is done before its parent sends, and the parent hears of the end only afterwards:
    /// in simulations, too, the error then comes after the end.
    @Test
    void whatIsSentBetweenAnEndAndItsNewsIsAnErrorThatComesAfterTheNews() {
        var parent = new AtomicReference<ActorRef<Message>>();
        var machine = CompiledMachine.of(MachineReader
                .read("m.scxml",
                        """
                                <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                                  <datamodel><data id="heard" expr="''"/></datamodel>
                                  <state id="a">
                                    <invoke id="child"><content><scxml datamodel="ecmascript">
                                      <state id="b"><transition event="go" target="c"><log label="gone"/></transition></state>
                                      <final id="c"><onentry><script>sayBeforeTheEnd()</script></onentry></final>
                                    </scxml></content></invoke>
                                    <transition event="go"><send target="#_child" event="go"/></transition>
                                    <transition event="say"><send target="#_child" event="x"/>
                                      <assign location="heard" expr="heard + 'say '"/></transition>
                                    <transition event="done.invoke"><assign location="heard" expr="heard + 'done '"/></transition>
                                    <transition event="error.communication"><assign location="heard" expr="heard + 'error'"/></transition>
                                  </state>
                                </scxml>""")
                .machine().orElseThrow());
        var actor = test.spawn("m",
                StatechartActor.factory(machine, Bindings.builder().action("sayBeforeTheEnd",
                        _ -> Objects.requireNonNull(parent.get()).tell(new Message.Send(Event.of("say"))))
                        .build(), null));
        parent.set(actor);
        send(actor, "go");
        assertThat(snapshot(actor).context().toMap()).containsEntry("heard", "say done error");

        var simulation = new Simulation(machine);
        simulation.send(Event.of("go"));
        simulation.fireNext(); // the child takes it, and ends
        simulation.send(Event.of("say"));
        simulation.advance(Duration.ZERO);
        assertThat(simulation.snapshot().context().toMap()).containsEntry("heard", "say done error");
    }

    @Test
    void leavingTheStateEndsTheChildAndItsTimers() {
        var kitchen = kitchen();
        int before = test.system().actors().size();
        send(kitchen, "order");
        assertThat(test.system().actors()).hasSize(before + 1);
        test.advance(Duration.ofSeconds(9));
        send(kitchen, "leave");
        assertThat(test.system().actors()).hasSize(before);
        send(kitchen, "order");
        test.advance(Duration.ofSeconds(9)); // the first oven would be hot now
        assertThat(snapshot(kitchen).context().toMap()).containsEntry("last", null);
        send(kitchen, "leave");
        test.advance(Duration.ofSeconds(30));

        assertThat(snapshot(kitchen).configuration()).containsExactly("idle");
        assertThat(snapshot(kitchen).context().toMap()).containsEntry("last", null).containsEntry("done", 0L);
    }

    private ActorRef<Message> kitchen() {
        return test.spawn("kitchen", StatechartActor.factory(KITCHEN, Bindings.NONE, null));
    }

    private void send(ActorRef<Message> machine, String event) {
        machine.tell(new Message.Send(Event.of(event)));
        test.runUntilIdle();
    }

    private Snapshot snapshot(ActorRef<Message> machine) {
        var probe = test.<Snapshot>probe("snapshots" + System.identityHashCode(new Object()));
        machine.tell(new Message.Query(probe.ref()));
        return probe.expectAnyMessage();
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("kitchen.scxml", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
