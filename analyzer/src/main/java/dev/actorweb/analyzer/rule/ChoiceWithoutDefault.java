package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Complement;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;

/// SC111: a state only decides where to go on, by `always` with guards, and none of them may hold:
/// then the machine stays in a state that waits for nothing, and nothing around it does.
public final class ChoiceWithoutDefault implements Rule {
    @Override
    public String id() {
        return "SC111";
    }

    @Override
    public String title() {
        return "choice without a default branch";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() != Kind.ATOMIC || state.always().isEmpty() || !state.invokes().isEmpty()
                    || state.transitions().size() > state.always().size()
                    || somethingElseHappens(subject.machine(), state)) {
                continue;
            }
            List<Guard> guards = new ArrayList<>();
            for (Transition transition : state.always()) {
                transition.guard().ifPresent(guards::add);
            }
            if (guards.size() == state.always().size() && !Complement.anyPair(guards)) {
                findings.add(state.always().getFirst().position(), state, "when "
                        + (guards.size() == 1 ? "the guard does not hold" : "no guard holds") + ", "
                        + subject.name(state) + " is not left by `always`, and waits for nothing else",
                        "add a last branch without a guard");
            }
        }
    }

    /// Around it, or in a region beside it: then the guards are asked again.
    private static boolean somethingElseHappens(Machine machine, State state) {
        for (int at = state.parent(); at >= 0; at = machine.state(at).parent()) {
            if (machine.state(at).kind() == Kind.PARALLEL || !machine.state(at).transitions().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
