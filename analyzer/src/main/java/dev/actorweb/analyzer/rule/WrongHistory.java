package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.Optional;

/// SC008: a history state is in the wrong place, does what only other states do, or leads astray.
public final class WrongHistory implements Rule {
    @Override
    public String id() {
        return "SC008";
    }

    @Override
    public String title() {
        return "history state misplaced or with a wrong default";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() == Kind.HISTORY) {
                checkPlace(subject, state, findings);
                checkContents(subject, state, findings);
                for (Target target : state.historyDefault()) {
                    checkDefault(subject, state, target, findings);
                }
            }
        }
    }

    private static void checkPlace(Subject subject, State state, Findings findings) {
        Optional<State> parent = subject.machine().parent(state);
        if (parent.isEmpty()) {
            findings.add(state.position(), state, "the machine itself can't be a history state",
                    "a history state remembers which states of its parent were active");
        } else if (parent.get().kind() != Kind.COMPOUND && parent.get().kind() != Kind.PARALLEL) {
            findings.add(state.position(), state,
                    "the history state " + subject.name(state) + " is not inside a compound state",
                    "put it beside the states whose activity it is to remember");
        }
    }

    private static void checkContents(Subject subject, State state, Findings findings) {
        Optional<Position> first = Optional.empty();
        if (!state.transitions().isEmpty()) {
            first = Optional.of(state.transitions().getFirst().trigger().position());
        } else if (!state.children().isEmpty()) {
            first = Optional.of(subject.machine().state(state.children().getFirst()).position());
        } else if (!state.invokes().isEmpty()) {
            first = Optional.of(state.invokes().getFirst().position());
        }
        if (first.isPresent() && !state.isRoot()) {
            findings.add(first.get(), state,
                    "the history state " + subject.name(state)
                            + " has transitions, services or states of its own",
                    "it is never active; its default is written as `target`");
        }
    }

    private static void checkDefault(Subject subject, State history, Target target, Findings findings) {
        Machine machine = subject.machine();
        Optional<State> found = machine.resolve(history, target);
        if (found.isEmpty()) {
            findings.add(target.position(), history,
                    "the default of the history state " + subject.name(history) + " is `" + target.text()
                            + "`, which is no state",
                    Targets.hint(Targets.suggestion(machine, history, target), machine,
                            machine.parent(history).orElse(history)));
        } else if (found.get().index() == history.index()) {
            findings.add(target.position(), history,
                    "the default of the history state " + subject.name(history) + " is itself",
                    "name the state to enter when nothing is remembered");
        } else if (!history.isRoot()
                && !machine.isDescendant(found.get(), machine.state(history.parent()))) {
            findings.add(target.position(), history,
                    "the default of the history state " + subject.name(history) + " is "
                            + subject.name(found.get()) + ", which is outside of "
                            + subject.name(machine.state(history.parent())),
                    "name one of the states that the history can remember");
        }
    }
}
