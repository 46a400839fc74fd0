package dev.actorweb.cli.watch;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.actor.StatechartActor.Message.Send;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A system to be watched: a door and a lamp, until the process is ended.
///
/// Arguments: the system's name, and how often in a second the lamp is switched (0).
final class HouseMain {
    static final String DOOR = """
            machine: door
            events: { OPEN: { key: string }, CLOSE: {} }
            initial: closed
            states:
              closed: { on: { OPEN: { target: open, if: "event.key == 'k'" } } }
              open: { on: { CLOSE: closed } }
            """;
    static final String LAMP = """
            machine: lamp
            initial: off
            states:
              off: { on: { TOGGLE: on } }
              on: { on: { TOGGLE: off } }
            """;

    private HouseMain() {}

    public static void main(String[] args) throws Exception {
        try (var system = ActorSystem.create(args.length > 0 ? args[0] : "house");
                var _ = Inspection.open(system)) {
            start(system, "door", DOOR);
            var lamp = start(system, "lamp", LAMP);
            int rate = args.length > 1 ? Integer.parseInt(args[1]) : 0;
            if (rate > 0) {
                switchOnAndOff(lamp, rate);
            }
            new CountDownLatch(1).await();
        }
    }

    private static Statechart start(ActorSystem system, String name, String spec) {
        return Statechart.start(system, name,
                CompiledMachine.of(MachineReader.read(name + ".yaml", spec).machine().orElseThrow()),
                Bindings.builder().build(), null);
    }

    private static void switchOnAndOff(Statechart lamp, int rate) throws InterruptedException {
        long next = System.nanoTime();
        while (!Thread.interrupted()) {
            lamp.ref().tell(new Send(Event.of("TOGGLE")));
            next += TimeUnit.SECONDS.toNanos(1) / rate;
            long rest = next - System.nanoTime();
            if (rest > 1_000_000) {
                TimeUnit.NANOSECONDS.sleep(rest);
            }
        }
    }
}
