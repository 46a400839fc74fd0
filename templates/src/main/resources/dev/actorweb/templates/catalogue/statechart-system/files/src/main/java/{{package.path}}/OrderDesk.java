package {{package}};

import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.actor.SystemBindings;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The system in `machines/`, and the Java code behind the names in it. `aw run` finds this class as a
/// service.
public final class OrderDesk implements SystemBindings {
    private final Consumer<String> output;

    /// Tells on standard output what happens.
    public OrderDesk() {
        this(IO::println);
    }

    /// @param output
    ///            gets a line for whatever happens
    OrderDesk(Consumer<String> output) {
        this.output = output;
    }

    /// What the machines do to the world: the packer labels parcels.
    @Override
    public void bind(String actor, Bindings.Builder bindings) {
        bindings.action("label", call -> output.accept("a parcel for " + call.context().get("client")))
                .observer(notice -> told(actor, notice));
    }

    private void told(String actor, Notice notice) {
        if (notice instanceof Notice.Stepped(var event, var _, var after, var _)) {
            output.accept(actor + ": " + event.type() + ", now " + after.configuration());
        }
    }

    /// The bindings of all actors of a system, by the names of their entries.
    Map<String, Bindings> bindings(MachineSystem system) {
        var bindings = new HashMap<String, Bindings>();
        for (var member : system.members()) {
            bindings.computeIfAbsent(member.group().name(), name -> {
                var builder = Bindings.builder();
                bind(name, builder);
                return builder.build();
            });
        }
        return bindings;
    }

    /// Reads the system and its machines.
    ///
    /// @throws IllegalStateException
    ///             if something in them is wrong
    static MachineSystem read(Path file) {
        var reading = SystemReader.read(file);
        return reading.system()
                .orElseThrow(() -> new IllegalStateException("the system is not right: " + reading.problems()));
    }
}
