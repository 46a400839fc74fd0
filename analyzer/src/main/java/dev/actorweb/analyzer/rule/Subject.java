package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.structure.Reachability;
import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A machine with all that the rules ask about it, each worked out once, when it is first asked.
/// For one thread.
public final class Subject {
    private final Machine machine;
    private final List<Problem> problems;
    private final Ignores ignores;
    private @Nullable Reachability reachability;
    private @Nullable References references;

    /// @param problems
    ///            what the reader could not represent in the machine
    /// @param ignores
    ///            what the spec tells rules to be silent about
    public Subject(Machine machine, List<Problem> problems, Ignores ignores) {
        this.machine = machine;
        this.problems = List.copyOf(problems);
        this.ignores = ignores;
    }

    public Machine machine() {
        return machine;
    }

    public List<Problem> problems() {
        return problems;
    }

    public Ignores ignores() {
        return ignores;
    }

    public Reachability reachability() {
        var known = reachability;
        if (known == null) {
            known = Reachability.of(machine);
            reachability = known;
        }
        return known;
    }

    public References references() {
        var known = references;
        if (known == null) {
            known = References.of(machine);
            references = known;
        }
        return known;
    }

    /// What messages call a parallel state, which the machine itself may be.
    String parallelName(State state) {
        return state.isRoot()
                ? "the parallel machine `" + machine.name() + "`"
                : "the parallel state " + name(state);
    }

    /// What messages call a state: its path in backquotes.
    String name(State state) {
        return state.isRoot() ? "the machine `" + machine.name() + "`" : "`" + state.path() + "`";
    }
}
