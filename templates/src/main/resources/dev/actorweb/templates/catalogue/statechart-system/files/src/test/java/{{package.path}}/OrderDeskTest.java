package {{package}};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.SystemRunner;
import dev.actorweb.testkit.TestSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Time is virtual here, and the order of turns comes from a seed.
class OrderDeskTest {
    private static final Path SYSTEM = Path.of("machines", "system.yaml");

    private static SystemRunner start(TestSystem test, List<String> output) {
        var system = OrderDesk.read(SYSTEM);
        return SystemRunner.start(test.system(), system, new OrderDesk(output::add).bindings(system));
    }

    private static List<String> state(TestSystem test, SystemRunner running, String actor) {
        var probe = test.<Snapshot>probe("asks-" + actor.replaceAll("[^a-z0-9]", ""));
        running.ref(actor).orElseThrow().tell(new Message.Query(probe.ref()));
        return probe.expectMessage(Snapshot.class).configuration();
    }

    @Test
    void oneClientIsServedAndTheOtherRefused() {
        TestSystem.forEachSeed(100, test -> {
            var output = new ArrayList<String>();
            var running = start(test, output);
            running.tell("client[0]", Event.of("WANT"));
            running.tell("client[1]", Event.of("WANT"));
            test.runUntilIdle();

            test.advance(Duration.ofMinutes(1));
            test.runUntilIdle();

            assertEquals(1, output.stream().filter(line -> line.startsWith("a parcel for client[")).count());
            assertEquals(List.of("deciding"), state(test, running, "client[0]"));
            assertEquals(List.of("deciding"), state(test, running, "client[1]"));
            assertEquals(List.of("idle"), state(test, running, "desk"));
        });
    }

    @Test
    void packingTakesAMinute() {
        try (var test = TestSystem.create()) {
            var output = new ArrayList<String>();
            var running = start(test, output);
            running.tell("client[0]", Event.of("WANT"));
            test.runUntilIdle();
            test.advance(Duration.ofSeconds(59));

            assertEquals(List.of("packing"), state(test, running, "packer"));
        }
    }

    @Test
    void aSystemThatIsNotThereIsSaidToBe() {
        assertThrows(IllegalStateException.class, () -> OrderDesk.read(Path.of("machines", "nowhere.yaml")));
    }
}
