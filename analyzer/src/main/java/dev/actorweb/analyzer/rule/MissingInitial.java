package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Initial;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.yaml.Severity;
import java.util.Optional;

/// SC003: a compound state does not say, or wrongly says, where it begins.
public final class MissingInitial implements Rule {
    @Override
    public String id() {
        return "SC003";
    }

    @Override
    public String title() {
        return "initial state missing or not inside";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            switch (state.kind()) {
                case COMPOUND -> {
                    if (state.children().isEmpty()) {
                        findings.add(state.position(), state,
                                subject.name(state) + " is compound but has no states",
                                "add them under `states`, or leave `type: compound` out");
                    } else if (hasInitial(state)) {
                        checkTargets(subject, state, findings);
                    } else {
                        missing(subject, state, findings);
                    }
                }
                case ATOMIC -> {
                    if (hasInitial(state)) {
                        findings.add(state.initial().map(Initial::position).orElse(state.position()), state,
                                subject.name(state) + " has an `initial` but no states",
                                "add them under `states`, or leave `initial` out");
                    }
                }
                case PARALLEL, FINAL, HISTORY -> {
                }
            }
        }
    }

    private static boolean hasInitial(State state) {
        return state.initial().isPresent() && !state.initial().get().targets().isEmpty();
    }

    private static void missing(Subject subject, State state, Findings findings) {
        Optional<String> hint = Optional.empty();
        for (State child : subject.machine().children(state)) {
            if (hint.isEmpty() && child.kind() != Kind.HISTORY) {
                hint = Optional.of("add `initial: " + child.key() + "`, or the state it is to begin in");
            }
        }
        findings.add(state.position(), state,
                subject.name(state) + " has states but no `initial`", hint);
    }

    private static void checkTargets(Subject subject, State state, Findings findings) {
        Machine machine = subject.machine();
        for (Target target : state.initial().orElseThrow().targets()) {
            Optional<State> found = machine.resolveInitial(state, target);
            if (found.isEmpty()) {
                findings.add(target.position(), state,
                        "`initial` of " + subject.name(state) + " names `" + target.text()
                                + "`, which is no state in it",
                        Targets.hint(Targets.initialSuggestion(machine, state, target), machine, state));
            } else if (!machine.isDescendant(found.get(), state)) {
                findings.add(target.position(), state,
                        "`initial` of " + subject.name(state) + " leads to " + subject.name(found.get())
                                + ", which is not inside it",
                        "name one of its own states");
            }
        }
    }
}
