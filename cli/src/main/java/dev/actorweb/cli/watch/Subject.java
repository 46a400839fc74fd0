package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.system.MachineSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What is to be watched.
public sealed interface Subject {
    /// A system that runs.
    ///
    /// @param name
    ///            `SYSTEM` or `SYSTEM/ACTOR`; empty for the only one
    record Running(Optional<String> name) implements Subject {}

    /// A system that is started to be watched, and works for real.
    ///
    /// @param bindings
    ///            the Java side of its machines
    /// @param where
    ///            what it works on, for people
    /// @param busy
    ///            the state in which its work goes on
    /// @param failed
    ///            the states in which work has failed
    /// @param cues
    ///            what it is to do, as far as it goes by itself
    record Started(MachineSystem system, Map<String, Bindings> bindings, String where, String busy,
            Set<String> failed, List<Cue> cues) implements Subject {
        public Started {
            cues = List.copyOf(cues);
            bindings = Map.copyOf(bindings);
            failed = Set.copyOf(failed);
        }
    }

    /// Machines that are simulated.
    ///
    /// @param text
    ///            of the spec, where the system is a single machine
    record Simulated(MachineSystem system, Optional<String> text, Given given, OptionalLong seed)
            implements
                Subject {}

    /// A recording.
    record Recorded(Path file) implements Subject {}
}
