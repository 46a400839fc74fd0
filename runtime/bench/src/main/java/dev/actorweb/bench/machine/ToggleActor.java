package dev.actorweb.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.StatechartActor;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Events per CPU-second of the toggle machine as an actor, all threads of the process counted;
/// beside `runtime/bench/xstate/toggle.mjs`.
public final class ToggleActor {
    private static final int EVENTS = 3_000_000;

    private ToggleActor() {}

    /// Warms up, and measures three rounds.
    public static void main(String[] arguments) throws InterruptedException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (ActorSystem system = ActorSystem.create("toggle")) {
            ActorRef<Message> toggle = system.spawn("toggle",
                    StatechartActor.factory(Specs.compiled(Specs.TOGGLE), Bindings.NONE, null));
            round(system, toggle);
            round(system, toggle);
            for (int n = 0; n < 3; n++) {
                long before = process.getProcessCpuTime();
                round(system, toggle);
                double seconds = (process.getProcessCpuTime() - before) / 1e9;
                System.out.printf("aw: %,d events per CPU-second%n", Math.round(EVENTS / seconds));
            }
        }
    }

    /// Sends in portions, so that the mailbox stays short, as it is where events come from outside.
    private static void round(ActorSystem system, ActorRef<Message> toggle) throws InterruptedException {
        Message.Send send = new Message.Send(Event.of("TOGGLE"));
        for (int i = 0; i < EVENTS; i += 1_000) {
            for (int j = 0; j < 1_000; j++) {
                toggle.tell(send);
            }
            system.<Message, Snapshot>ask(toggle, Message.Query::new, Duration.ofSeconds(30)).await();
        }
    }
}
