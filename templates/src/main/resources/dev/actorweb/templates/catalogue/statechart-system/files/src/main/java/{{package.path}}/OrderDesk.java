package {{package}};

import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// The system in `machines/`, and the Java code behind the names in it.
final class OrderDesk {
    private OrderDesk() {}

    /// Reads the system and its machines.
    ///
    /// @throws IllegalStateException
    ///             if something in them is wrong
    static MachineSystem read(Path file) {
        var reading = SystemReader.read(file);
        return reading.system()
                .orElseThrow(() -> new IllegalStateException("the system is not right: " + reading.problems()));
    }

    /// What the machines do to the world, by the actors' names: the packer labels parcels.
    ///
    /// @param output
    ///            gets a line for whatever happens
    static Map<String, Bindings> bindings(Consumer<String> output) {
        return Map.of(
                "desk", Bindings.builder().observer(notice -> told("desk", notice, output)).build(),
                "packer", Bindings.builder()
                        .action("label", call -> output.accept("a parcel for " + call.context().get("client")))
                        .observer(notice -> told("packer", notice, output)).build());
    }

    private static void told(String actor, Notice notice, Consumer<String> output) {
        if (notice instanceof Notice.Stepped(var event, var _, var after, var _)) {
            output.accept(actor + ": " + event.type() + ", now " + after.configuration());
        }
    }
}
