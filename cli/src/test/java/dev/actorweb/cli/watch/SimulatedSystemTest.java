package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The simulation of a system, watched line by line.
@Timeout(300)
class SimulatedSystemTest extends Subscribing {
    private static final String SHOP = """
            system: shop
            actors:
              desk: { machine: ./desk.yaml }
              guest: { machine: ./guest.yaml, count: 2, environment: true, context: { me: "${self}" } }
            """;

    private Aw.Result shop(String... words) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), SHOP);
        Files.writeString(folder.resolve("desk.yaml"),
                """
                        machine: desk
                        initial: free
                        states:
                          free: { on: { ORDER: { target: busy, actions: [ { sendTo: "#origin", event: SERVED, delay: 2s } ] } } }
                          busy: { after: { 3s: free } }
                        """);
        Files.writeString(folder.resolve("guest.yaml"), """
                machine: guest
                context: { me: "" }
                initial: away
                states:
                  away: { on: { HUNGRY: { target: waiting, actions: [ { sendTo: desk, event: ORDER } ] } } }
                  waiting: { on: { SERVED: away } }
                """);
        return aw(words);
    }

    @Test
    void aSystemIsSimulatedWithAllItsActorsInVirtualTime() throws Exception {
        Files.writeString(folder.resolve("run.yaml"), """
                scenario: two guests
                system: ./shop.yaml
                steps:
                  - { actor: "guest[0]", environment: HUNGRY }
                  - { actor: desk, message: ORDER }
                """);
        var run = shop("analyze", "--subscribe", "--scenario", "run.yaml", "--for", "5s");

        assertThat(run.out()).isEqualTo("""
                shop  simulated
                +0:00.000   desk             → start  · → free
                +0:00.000   guest[0]         → start  · → away
                +0:00.000   guest[1]         → start  · → away
                +0:00.000   guest[0]         → HUNGRY  away → waiting
                +0:00.000   desk             → ORDER  free → busy  by guest[0]
                +0:02.000   guest[0]         → SERVED  waiting → away  by desk
                +0:03.000   desk             → after 3s  busy → free
                desk   states 2/2  transitions 2/2
                guest  states 2/2  transitions 2/2
                7 steps, no deviation
                """);
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void whatNobodyTakesInASimulatedSystemIsShown() throws Exception {
        Files.writeString(folder.resolve("run.yaml"), """
                scenario: two guests
                system: ./shop.yaml
                steps:
                  - { actor: "guest[0]", environment: HUNGRY }
                  - { actor: "guest[1]", environment: HUNGRY }
                  - { actor: "guest[1]", environment: HUNGRY }
                """);
        var run = shop("analyze", "shop.yaml", "--subscribe", "--scenario", "run.yaml");

        assertThat(run.out()).contains("× ORDER  not accepted in busy", "HUNGRY is never accepted");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void theFirstMachineOfASystemIsDriven() throws Exception {
        var run = shop("analyze", "shop.yaml", "--subscribe", "--events", "ORDER", "--format", "json");

        assertThat(run.out()).contains("\"actor\":\"desk\",\"event\":\"transition\"");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theActorOfASystemThatIsDrivenCanBeNamed() throws Exception {
        var run = shop("analyze", "shop.yaml", "--subscribe", "--target", "guest[1]", "--events", "HUNGRY");
        assertThat(run.out()).contains("guest[1]         → HUNGRY", "ORDER  free → busy  by guest[1]");
        assertThat(run.exit()).isEqualTo(Exit.OK);

        var unknown = shop("analyze", "shop.yaml", "--subscribe", "--target", "gues[1]", "--events",
                "HUNGRY");
        assertThat(unknown.err()).contains("shop has no actor gues[1]", "did you mean `guest[1]`");
        assertThat(unknown.exit()).isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void aSimulatedSystemIsRecordedAndShownAgain() throws Exception {
        shop("analyze", "shop.yaml", "--subscribe", "--events", "ORDER", "--record", "run.awt");
        var replay = aw("analyze", "--replay", "run.awt", "--fail-on", "deviation");

        assertThat(replay.out()).contains("guest[1]", "ORDER  free → busy", "4 steps, no deviation");
        assertThat(replay.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void machinesThatActorsStartAreActorsAndJudgedLikeOthers() throws Exception {
        Files.writeString(folder.resolve("office.yaml"),
                """
                        system: office
                        machines:
                          worker: { machine: worker, initial: idle, states: { idle: { on: { WORK: busy } }, busy: { after: { 3s: { target: idle, actions: [ { sendParent: DONE } ] } } } } }
                        actors:
                          boss:
                            machine:
                              machine: boss
                              initial: free
                              states:
                                free: { on: { HIRE: leading } }
                                leading:
                                  entry: [ { spawnChild: worker, id: w } ]
                                  on: { ORDER: { actions: [ { sendTo: w, event: WORK } ] }, DONE: {}, FIRE: { target: free, actions: [ { stopChild: w } ] } }
                        """);
        var run = aw("analyze", "office.yaml", "--subscribe", "--events", "HIRE,ORDER,FIRE", "--event-delay",
                "4000");

        assertThat(run.out()).isEqualTo("""
                office  simulated
                +0:00.000   boss             → start  · → free
                +0:00.000   boss             → HIRE  free → leading
                +0:00.000   boss/w           → start  · → idle
                +0:04.000   boss             → ORDER  leading → leading
                +0:04.000   boss/w           → WORK  idle → busy
                +0:07.000   boss/w           → after 3s  busy → idle
                +0:07.000   boss             → DONE  leading → leading
                +0:08.000   boss             → FIRE  leading → free
                +0:08.000   boss/w           · stopped  requested
                +0:08.000   boss/w           · terminated  requested
                boss    states 2/2  transitions 3/3
                worker  states 2/2  transitions 2/2
                8 steps, no deviation
                """);
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }
}
