package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.structure.Reachability;
import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A machine with all that the rules ask about it, each worked out once, when it is first asked.
/// For one thread.
public final class Subject {
    /// The keys of a state that hold its transitions, and that of a transition that says where
    /// it leads.
    private static final Set<String> WAYS = Set.of("on", "always", "after", "onDone", "onError", "invoke",
            "states",
            "target");
    /// The keys of a transition that say when it is taken.
    private static final Set<String> GUARDS = Set.of("guard", "if");
    private final Machine machine;
    private final List<Problem> problems;
    private final Ignores ignores;
    private final Optional<Exploration> exploration;
    private final List<String> lines;
    private @Nullable Reachability reachability;
    private @Nullable References references;

    /// @param problems
    ///            what the reader could not represent in the machine
    /// @param ignores
    ///            what the spec tells rules to be silent about
    /// @param exploration
    ///            what visiting the reachable configurations gave, where that was asked for
    /// @param lines
    ///            the text of the spec, if there is one
    public Subject(Machine machine, List<Problem> problems, Ignores ignores,
            Optional<Exploration> exploration, List<String> lines) {
        this.machine = machine;
        this.problems = List.copyOf(problems);
        this.ignores = ignores;
        this.exploration = exploration;
        this.lines = lines;
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

    /// What visiting the reachable configurations gave; empty when nobody asked for it.
    public Optional<Exploration> exploration() {
        return exploration;
    }

    /// The exploration, if it saw everything and understood everything.
    Optional<Exploration> proof() {
        return exploration.isPresent() && exploration.get().isComplete() && isUnderstood()
                ? exploration
                : Optional.empty();
    }

    /// Not where an expression or script can't be read, nor where one asks for the name of an event
    /// of which only the beginning is known.
    private boolean isUnderstood() {
        for (Problem problem : problems) {
            if (problem.code().equals(Expression.PROBLEM)) {
                return false;
            }
        }
        boolean open = machine.dialect() == Dialect.SCXML;
        for (References.Reference handled : references().handled()) {
            open |= handled.name().endsWith("*");
        }
        for (Expression expression : references().expressions()) {
            if (open && (expression.source().contains("event.name")
                    || expression.source().contains("event.type"))) {
                return false;
            }
        }
        return true;
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

    /// Whether a name stands in the text of the spec at another place than that of its declaration,
    /// so that what can't be read may be about it.
    boolean isWrittenTwice(String name) {
        int times = 0;
        for (String line : lines) {
            for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
                if (!isPartOfWord(line, at - 1) && !isPartOfWord(line, at + name.length()) && ++times == 2) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPartOfWord(String line, int at) {
        return at >= 0 && at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_'
                        || line.charAt(at) == '-');
    }

    /// Whether something in the spec is not understood at all, as what stands under an unknown key.
    boolean hasUnreadParts() {
        return problems.stream()
                .anyMatch(problem -> problem.isError() && problem.code().equals(MachineReader.PROPERTY));
    }

    /// Whether an expression or guard in the state can't be read: then a transition seems to have
    /// no guard that has one.
    boolean hasUnreadGuards(State state) {
        for (Problem problem : problems) {
            if (isAboutGuards(problem) && around(problem.position()).index() == state.index()) {
                return true;
            }
        }
        return false;
    }

    /// Whether transitions of the state can't be read, so that it seems to have fewer than it has.
    boolean hasUnreadTransitions(State state) {
        for (Problem problem : problems) {
            if (isAbout(problem, WAYS) && around(problem.position()).index() == state.index()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a transition that can't be read leads out of a state that is reached, nobody knows
    /// where, or one that seems to have no guard forestalls others there.
    boolean hasUnreadTransitions() {
        return problems.stream().anyMatch(
                problem -> (isAbout(problem, WAYS) || isAboutGuards(problem))
                        && reachability().isReachable(around(problem.position())));
    }

    private static boolean isAboutGuards(Problem problem) {
        return problem.isError() && (problem.code().equals(Expression.PROBLEM) || isAbout(problem, GUARDS));
    }

    private static boolean isAbout(Problem problem, Set<String> keys) {
        return problem.code().equals(MachineReader.PROPERTY)
                && problem.keys().stream().anyMatch(keys::contains);
    }

    private State around(Position position) {
        State last = machine.root();
        for (State state : machine.states()) {
            boolean before = state.position().compareTo(position) <= 0;
            if (before && state.position().compareTo(last.position()) > 0) {
                last = state;
            }
        }
        return last;
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
