package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.system.MachineFiles;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final String PAIR = """
            system: pair
            # settings
            actors:
              a:
                machine:
                  machine: a
                  context: { n: { type: int, initial: 0 } }
                  initial: idle
                  states:
                    idle:
                      on:
                        GO: { actions: [ { sendTo: b, event: PING } ] }
                        MANY: { actions: [ { sendTo: b, event: PING }, { sendTo: b, event: PING }, { sendTo: b, event: PING }, { sendTo: b, event: PING } ] }
                        LATER: { actions: [ { sendTo: b, event: PING, delay: 5s, id: later } ] }
                        STOP: { actions: [ { cancel: later } ] }
                        LOST: { actions: [ { sendTo: nobody, event: PING } ] }
                        ECHO: { actions: [ { sendTo: "#origin", event: PING } ] }
                        PONG: { actions: [ { assign: { n: n + 1 } } ] }
              b:
                # of b
                machine:
                  machine: b
                  context: { zero: { type: int, initial: 0 }, seen: { type: int, initial: 0 } }
                  initial: idle
                  states:
                    idle:
                      on:
                        PING: { actions: [ { assign: { seen: seen + 1 } }, { sendTo: "#origin", event: PONG } ] }
                        FAIL: { actions: [ { assign: { zero: "1 / zero" } } ] }
                        END: over
                      after: { 60s: over }
                    over: { type: final }
            """;

    private final List<String> told = new ArrayList<>();

    private MachineSystem system(String settings, String ofB) {
        var reading = SystemReader.read(
                YamlReader.read("pair.yaml", PAIR.replace("# settings", settings).replace("# of b", ofB)),
                MachineFiles.NONE);
        return reading.system().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    private Ensemble start(String settings, String ofB, OptionalLong seed) {
        var ensemble = new Ensemble(system(settings, ofB), Given.NOTHING, seed, this::tell);
        told.clear();
        return ensemble;
    }

    private Ensemble start() {
        return start("", "", OptionalLong.empty());
    }

    private void tell(Ensemble.Scene scene) {
        told.add(scene.at().toSeconds() + "s " + scene.member().name() + switch (scene) {
            case Ensemble.Scene.Stepped stepped ->
                (stepped.moment().isTaken() ? " " : " not ") + stepped.moment().event().type()
                        + (stepped.sender().isEmpty() ? "" : " by " + stepped.sender());
            case Ensemble.Scene.Refused refused ->
                " refused " + refused.event().type() + ": " + refused.reason();
            case Ensemble.Scene.Failed _ -> " failed";
            case Ensemble.Scene.Restarted restarted -> " restarted " + restarted.restarts();
            case Ensemble.Scene.Ended ended -> ended.failed() ? " ended by failure" : " ended";
        });
    }

    @Test
    void messagesGoThereAndBackAtOnce() {
        var ensemble = start();
        assertThat(ensemble.send("a", Event.of("GO"))).isEmpty();

        assertThat(told).containsExactly("0s a GO", "0s b PING by a", "0s a PONG by b");
        assertThat(ensemble.snapshot("a").orElseThrow().context().toMap()).containsEntry("n", 1L);
    }

    @Test
    void aDelayedMessageComesAtItsMomentUnlessItIsTakenBack() {
        var ensemble = start();
        ensemble.send("a", Event.of("LATER"));
        assertThat(ensemble.nextMoment()).contains(Duration.ofSeconds(5));
        ensemble.advance(Duration.ofSeconds(6));
        ensemble.send("a", Event.of("LATER"));
        ensemble.send("a", Event.of("STOP"));
        ensemble.advance(Duration.ofSeconds(6));

        assertThat(told).containsExactly("0s a LATER", "5s b PING by a", "5s a PONG by b", "6s a LATER",
                "6s a STOP");
        assertThat(ensemble.now()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void whatReachesNobodyIsTold() {
        var ensemble = start();
        ensemble.send("a", Event.of("LOST"));
        ensemble.send("a", Event.of("ECHO"));
        ensemble.send("b", Event.of("END"));
        ensemble.send("a", Event.of("GO"));

        assertThat(told).contains("0s a refused PING: there is no actor `nobody` to send it to",
                "0s a refused PING: there is no actor `#origin` to send it to", "0s b ended",
                "0s b refused PING: `b` has ended");
        assertThat(ensemble.send("b", Event.of("PING"))).contains("`b` has ended");
        assertThat(ensemble.send("c", Event.of("PING"))).isPresent();
        assertThat(ensemble.isActive()).isTrue();
    }

    @Test
    void anEventThatIsNotAcceptedIsRefused() {
        assertThat(start().send("a", Event.of("NOSUCH"))).contains("`NOSUCH` is not accepted in idle");
        assertThat(told).containsExactly("0s a not NOSUCH");
    }

    @Test
    void aMachineThatFailsBeginsAnewWithItsTimers() {
        var ensemble = start();
        ensemble.advance(Duration.ofSeconds(50));
        assertThat(ensemble.send("b", Event.of("FAIL"))).isPresent();
        ensemble.advance(Duration.ofSeconds(59));
        assertThat(ensemble.isActive("b")).isTrue();
        ensemble.advance(Duration.ofSeconds(1));

        assertThat(told).containsSubsequence("50s b failed", "50s b restarted 1", "50s b xstate.init",
                "110s b ended");
        assertThat(ensemble.restarts("b")).isEqualTo(1);
    }

    @Test
    void whoIsRestartedIsSaidByTheFile() {
        start("supervision: { strategy: one-for-all }", "", OptionalLong.empty()).send("b", Event.of("FAIL"));
        assertThat(told).contains("0s a restarted 1", "0s b restarted 1");

        start("supervision: { strategy: rest-for-one }", "", OptionalLong.empty()).send("b",
                Event.of("FAIL"));
        assertThat(told).contains("0s b restarted 1").doesNotContain("0s a restarted 1");

        start("", "restart: temporary", OptionalLong.empty()).send("b", Event.of("FAIL"));
        assertThat(told).contains("0s b ended by failure").doesNotContain("0s b restarted 1");
    }

    @Test
    void afterTooManyRestartsAllEnd() {
        var ensemble = start("supervision: { maxRestarts: 1, within: 10s }", "", OptionalLong.empty());
        ensemble.send("b", Event.of("FAIL"));
        ensemble.advance(Duration.ofSeconds(11));
        ensemble.send("b", Event.of("FAIL"));
        assertThat(ensemble.isActive()).isTrue();
        ensemble.send("b", Event.of("FAIL"));

        assertThat(ensemble.isActive()).isFalse();
        assertThat(told).endsWith("11s a ended by failure", "11s b ended by failure");
    }

    @Test
    void whereNothingIsLeftToChanceChannelsAreReliableAndThatIsSaid() {
        var ensemble = start("channels: [lossy, duplicating]", "", OptionalLong.empty());
        ensemble.send("a", Event.of("MANY"));

        assertThat(ensemble.snapshot("b").orElseThrow().context().toMap()).containsEntry("seen", 4L);
        assertThat(ensemble.assumed()).anyMatch(words -> words.contains("messages arrive once and in order"));
        assertThat(start().assumed()).isEmpty();
    }

    @Test
    void aSeedLetsChannelsLoseAndRepeatAndRepeatsWhatItDid() {
        var lossy = counts("channels: lossy");
        assertThat(lossy).allMatch(count -> count <= 4).anyMatch(count -> count < 4);
        assertThat(counts("channels: lossy")).isEqualTo(lossy);
        assertThat(counts("channels: duplicating")).allMatch(count -> count >= 4)
                .anyMatch(count -> count > 4);
        assertThat(counts("channels: unordered")).allMatch(count -> count == 4);
    }

    private List<Long> counts(String channels) {
        List<Long> counts = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            var ensemble = start(channels, "", OptionalLong.of(seed));
            ensemble.send("a", Event.of("MANY"));
            counts.add((Long) ensemble.snapshot("b").orElseThrow().context().toMap().get("seen"));
        }
        return counts;
    }

    @Test
    void machinesThatNeverStopTalkingDoNotHoldUpWhoeverWatches() {
        var text = """
                system: chatter
                actors:
                  a: { machine: { machine: a, initial: s, states: { s: { on: { HI: { actions: [ { sendTo: b, event: HI } ] } } } } } }
                  b: { machine: { machine: b, initial: s, states: { s: { on: { HI: { actions: [ { sendTo: a, event: HI } ] } } } } } }
                """;
        var system = SystemReader.read(YamlReader.read("chatter.yaml", text), MachineFiles.NONE).system()
                .orElseThrow();
        var ensemble = new Ensemble(system, Given.NOTHING, OptionalLong.empty(), this::tell);
        ensemble.send("a", Event.of("HI"));
        ensemble.advance(Duration.ofSeconds(1));

        assertThat(ensemble.now()).isEqualTo(Duration.ZERO);
        assertThat(told).hasSizeBetween(1_000, 3_000);
        assertThat(ensemble.goOn()).isTrue();
    }

    private static final String OFFICE = """
            system: office
            machines:
              worker:
                machine: worker
                initial: idle
                states:
                  idle: { on: { WORK: busy } }
                  busy: { after: { 3s: { target: idle, actions: [ { sendParent: DONE }, { sendTo: clock, event: TICK } ] } }, invoke: { src: dig, onDone: idle } }
              helper: { machine: helper, initial: a, states: { a: { after: { 5s: b } }, b: { type: final } } }
            actors:
              boss:
                machine:
                  machine: boss
                  initial: free
                  states:
                    free: { on: { HIRE: leading, HELP: helped } }
                    leading:
                      entry: [ { spawnChild: worker, id: w } ]
                      on: { ORDER: { actions: [ { sendTo: w, event: WORK } ] }, DONE: {}, FIRE: { target: free, actions: [ { stopChild: w } ] }, AGAIN: { actions: [ { spawnChild: worker, id: w } ] } }
                    helped: { invoke: { src: helper, id: h, onDone: free } }
              clock: { machine: { machine: clock, initial: on, states: { on: { on: { TICK: {} } } } } }
            """;

    private Ensemble office() {
        var reading = SystemReader.read(YamlReader.read("office.yaml", OFFICE), MachineFiles.NONE);
        var ensemble = new Ensemble(
                reading.system().orElseThrow(() -> new AssertionError(reading.problems())),
                Given.NOTHING, OptionalLong.empty(), this::tell);
        told.clear();
        return ensemble;
    }

    @Test
    void whatAnActorSpawnsIsAnActorOfItsOwn() {
        var office = office();
        office.send("boss", Event.of("HIRE"));
        office.send("boss", Event.of("ORDER"));

        assertThat(office.actors()).map(Object::toString).containsExactly("boss", "boss/w", "clock");
        assertThat(office.snapshot("boss/w").orElseThrow().configuration()).containsExactly("busy");
        assertThat(office.steps("boss/w")).isEqualTo(2);
        office.advance(Duration.ofSeconds(4));
        office.send("boss", Event.of("FIRE"));

        assertThat(told).containsExactly("0s boss HIRE", "0s boss/w xstate.init", "0s boss ORDER",
                "0s boss/w WORK",
                "3s boss/w xstate.after.3000.worker.busy", "3s boss DONE", "3s clock TICK by boss/w",
                "4s boss FIRE",
                "4s boss/w ended");
        assertThat(office.snapshot("boss/w")).isEmpty();
        assertThat(office.send("boss/w", Event.of("WORK"))).contains("`boss/w` has ended");
    }

    @Test
    void aChildIsDrivenFromOutsideAndItsServicesAnsweredToo() {
        var office = office();
        office.send("boss", Event.of("HIRE"));

        assertThat(office.send("boss/w", Event.of("PLAY"))).contains("`PLAY` is not accepted in idle");
        assertThat(office.send("boss/w", Event.of("WORK"))).isEmpty();
        assertThat(office.services("boss/w")).containsExactly("dig");
        assertThat(office.services("boss")).isEmpty();
        assertThat(office.answer("boss", "dig", false, null)).isFalse();
        assertThat(office.answer("boss/w", "dig", false, null)).isTrue();
        assertThat(office.snapshot("boss/w").orElseThrow().configuration()).containsExactly("idle");
    }

    @Test
    void underOneIdOneChildRuns() {
        var office = office();
        office.send("boss", Event.of("HIRE"));
        office.send("boss", Event.of("ORDER"));
        told.clear();
        office.send("boss", Event.of("AGAIN"));

        assertThat(told).containsExactly("0s boss AGAIN", "0s boss/w ended", "0s boss/w xstate.init");
        assertThat(office.steps("boss/w")).isEqualTo(1);
    }

    @Test
    void whatAnActorInvokesEndsByItselfOrWithTheState() {
        var office = office();
        office.send("boss", Event.of("HELP"));
        office.advance(Duration.ofSeconds(6));

        assertThat(told).containsExactly("0s boss HELP", "0s boss/h xstate.init",
                "5s boss/h xstate.after.5000.helper.a",
                "5s boss/h ended", "5s boss xstate.done.actor.h");
        assertThat(office.actors()).hasSize(2);
    }
}
