package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SC304: every state inside of another has the same transition (same event, same target, no guard,
/// no actions): the outer one could have it once for all.
public final class RepeatedTransition implements Rule {
    private static final int LEAST = 3;

    @Override
    public String id() {
        return "SC304";
    }

    @Override
    public String title() {
        return "transition repeated in all states of a group";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Machine machine = subject.machine();
        for (State parent : machine.states()) {
            if (parent.kind() == Kind.COMPOUND) {
                check(subject, parent, findings);
            }
        }
    }

    private static void check(Subject subject, State parent, Findings findings) {
        Machine machine = subject.machine();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, State> targets = new LinkedHashMap<>();
        int group = 0;
        for (State child : machine.children(parent)) {
            if (child.kind() == Kind.HISTORY || child.kind() == Kind.FINAL) {
                continue;
            }
            group++;
            for (Transition transition : child.on()) {
                List<State> found = Targets.resolve(machine, child, transition.targets());
                boolean plain = transition.guard().isEmpty() && transition.actions().isEmpty()
                        && !transition.reenter() && found.size() == 1;
                if (plain && transition.trigger() instanceof Trigger.OnEvent on) {
                    String same = on.descriptor() + " " + found.getFirst().index();
                    counts.merge(same, 1, Integer::sum);
                    targets.put(same, found.getFirst());
                }
            }
        }
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            State target = targets.get(count.getKey());
            if (target != null && count.getValue() == group && group >= LEAST) {
                String event = count.getKey().substring(0, count.getKey().lastIndexOf(' '));
                findings.add(parent.position(), parent,
                        "all " + group + " states in " + subject.name(parent) + " go to "
                                + subject.name(target)
                                + " on `" + event + "`",
                        "say it once, in " + subject.name(parent));
            }
        }
    }
}
