package {{package}};

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The state machine in `turnstile.yaml`, and the Java code behind the names in it.
final class Turnstile {
    static final Event COIN = Event.of("COIN");
    static final Event PUSH = Event.of("PUSH");

    private static final String SPEC = "turnstile.yaml";

    private Turnstile() {}

    /// Reads and compiles the machine.
    static CompiledMachine machine() {
        var reading = MachineReader.read(SPEC, text());
        if (!reading.isClean()) {
            throw new IllegalStateException("the machine is not right: " + reading.problems());
        }
        return CompiledMachine.of(reading.machine().orElseThrow());
    }

    /// What the machine does to the world: it tells the tally of every visitor.
    static Bindings bindings(ActorRef<Tally.Message> tally) {
        return Bindings.builder()
                .action("admit", _ -> tally.tell(new Tally.Message.Admitted()))
                .build();
    }

    private static String text() {
        try (var in = Turnstile.class.getResourceAsStream("/" + SPEC)) {
            if (in == null) {
                throw new IllegalStateException(SPEC + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
