package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.diagram.Marks;
import dev.actorweb.analyzer.diagram.Outline;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The specs that actors have shown, each compiled, drawn and measured once. For one thread.
final class Specs {
    private final Map<String, CompiledMachine> compiled = new HashMap<>();
    private final IdentityHashMap<CompiledMachine, List<Outline.Line>> outlines = new IdentityHashMap<>();
    private final IdentityHashMap<CompiledMachine, Integer> widest = new IdentityHashMap<>();

    /// Equal texts are one spec; empty if it can't be compiled, as another version of aw may know
    /// more than this one.
    Optional<CompiledMachine> of(Machine machine, String text) {
        if (!compiled.containsKey(text)) {
            CompiledMachine.compile(machine).machine().ifPresent(spec -> compiled.put(text, spec));
        }
        return Optional.ofNullable(compiled.get(text));
    }

    /// The small drawing of a spec.
    List<Outline.Line> outline(CompiledMachine spec) {
        return outlines.computeIfAbsent(spec, machine -> Outline.of(machine.machine(), Marks.NONE));
    }

    /// The width of the longest name of a state in which a machine can be.
    int widestState(CompiledMachine spec) {
        return widest.computeIfAbsent(spec, machine -> machine.machine().states().stream()
                .filter(state -> machine.machine().children(state).isEmpty())
                .mapToInt(state -> Cells.width(Safe.line(state.name()))).max().orElse(0));
    }
}
