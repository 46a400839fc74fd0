package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Collects what one rule finds in one spec. Not thread-safe.
public final class Findings {
    private final Rule rule;
    private final Optional<Severity> severity;
    private final String file;
    private final List<Finding> found = new ArrayList<>();
    private final Map<Finding, Supplier<Trace>> ways = new HashMap<>(0);

    /// @param severity
    ///            what the user wants the rule's findings to be; empty for the rule's own severity
    /// @param file
    ///            the name of the spec as its user knows it
    public Findings(Rule rule, Optional<Severity> severity, String file) {
        this.rule = rule;
        this.severity = severity;
        this.file = file;
    }

    void add(Position position, State state, String message, String hint) {
        add(position, state, message, Optional.of(hint));
    }

    void add(Position position, State state, String message, Optional<String> hint) {
        add(rule.severity(), position, Optional.of(state.path()), message, hint);
    }

    void add(Position position, String message, Optional<String> hint) {
        add(rule.severity(), position, Optional.empty(), message, hint);
    }

    /// A finding of a rule that judges by structure, where only exploration shows it.
    void addExplored(Position position, State state, String message, String hint) {
        found.add(new Finding(rule.id(), severity.orElse(rule.severity()), Proof.EXPLORATION, file, position,
                Optional.of(state.path()), message, Optional.of(hint)));
    }

    /// A finding that a way through the machine shows, which is asked for when somebody wants to
    /// see it.
    void addShown(Supplier<Trace> way, Position position, State state, String message, String hint) {
        addExplored(position, state, message, hint);
        ways.put(found.getLast(), way);
    }

    /// The ways that show findings, where there are such.
    public Map<Finding, Supplier<Trace>> ways() {
        return Collections.unmodifiableMap(ways);
    }

    /// A finding that is less bad than what the rule usually finds.
    void addMilder(Severity milder, Position position, State state, String message, String hint) {
        add(milder, position, Optional.of(state.path()), message, Optional.of(hint));
    }

    /// Takes over what the reader found.
    void add(Problem problem) {
        add(problem.severity(), problem.position(), Optional.empty(), problem.message(), problem.hint());
    }

    /// What was found, in the order in which it was.
    public List<Finding> list() {
        return List.copyOf(found);
    }

    private void add(Severity own, Position position, Optional<String> state, String message,
            Optional<String> hint) {
        found.add(new Finding(rule.id(), severity.orElse(own), rule.proof(), file, position, state, message,
                hint));
    }
}
