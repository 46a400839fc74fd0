package {{package}};

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.system.SystemRunner;
import java.nio.file.Path;
import java.time.Duration;

/// Starts the system and lets two clients want something.
public final class Main {
    private static final Path SYSTEM = Path.of("machines", "system.yaml");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        var system = OrderDesk.read(args.length > 0 ? Path.of(args[0]) : SYSTEM);
        try (var actors = SystemRunner.builder(system).create()) {
            var running = SystemRunner.start(actors, system, new OrderDesk().bindings(system));
            running.tell("client[0]", Event.of("WANT"));
            running.tell("client[1]", Event.of("WANT"));
            Thread.sleep(A_MOMENT);
        }
    }
}
