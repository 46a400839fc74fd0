package dev.actorweb.machine.export;

import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a transition of XState takes and leaves, said in SCXML: where the two would differ it is
/// said in another way, or the difference is reported.
final class ScxmlReach {
    private final Machine machine;
    private final ScxmlContent content;
    private final Set<String> events = new HashSet<>();

    ScxmlReach(Machine machine, ScxmlContent content) {
        this.machine = machine;
        this.content = content;
        for (EventDeclaration event : machine.events()) {
            events.add(event.name());
        }
        for (State state : machine.states()) {
            if (state.kind() == Kind.COMPOUND || state.kind() == Kind.PARALLEL) {
                events.add(done(state));
            }
        }
    }

    static String id(State state) {
        return state.id().isPresent() ? state.id().get().text() : state.path();
    }

    static String done(State state) {
        return "done.state." + id(state);
    }

    /// What keeps a transition from taking an event whose name only begins with its own; empty
    /// where the machine knows none.
    Optional<String> exactly(String event) {
        String prefix = event + ".";
        return !event.isEmpty() && !event.endsWith("*")
                && events.stream().anyMatch(name -> name.startsWith(prefix))
                        ? Optional.of("_event.name == '" + event + "'")
                        : Optional.empty();
    }

    /// The targets. A state that is its own target is not left by XState: what is entered inside of
    /// it takes its place, and nothing where there is nothing inside.
    List<State> targets(Transition transition, State source) {
        List<State> targets = new ArrayList<>();
        for (Target target : transition.targets()) {
            machine.resolve(source, target).ifPresent(targets::add);
        }
        check(transition, source, targets);
        if (transition.reenter() || !targets.contains(source)) {
            return targets;
        }
        List<State> inside = new ArrayList<>();
        for (State target : targets) {
            if (!target.equals(source)) {
                inside.add(target);
            } else if (source.initial().isPresent()) {
                if (!source.initial().get().actions().isEmpty()) {
                    content.error(transition.position(),
                            "a transition of a state to itself, without `reenter`, where `initial` has actions");
                }
                for (Target initial : source.initial().get().targets()) {
                    machine.resolveInitial(source, initial).ifPresent(inside::add);
                }
            }
        }
        return inside;
    }

    /// SCXML leaves a parallel state where XState leaves only what is inside of it, and a source to
    /// which a history state leads back.
    private void check(Transition transition, State source, List<State> targets) {
        if (targets.isEmpty()) {
            return;
        }
        for (State target : targets) {
            if (!transition.reenter() && target.kind() == Kind.HISTORY
                    && machine.parent(target).filter(around -> machine.isDescendant(source, around))
                            .isPresent()) {
                content.error(transition.position(), "a transition to the history state `" + target.name()
                        + "` from inside of what it remembers, without `reenter`");
            }
        }
        boolean within = !transition.reenter();
        for (State target : targets) {
            within &= target.equals(source) || machine.isDescendant(target, source);
        }
        State domain = source;
        while (!within && !domain.isRoot() && (domain.equals(source) || !holdsAll(domain, targets))) {
            domain = machine.parent(domain).orElseThrow();
        }
        if (domain.kind() == Kind.PARALLEL) {
            content.error(transition.position(), "a transition that stays within the parallel state `"
                    + domain.name() + "`, which SCXML would leave");
        }
    }

    private boolean holdsAll(State domain, List<State> targets) {
        boolean all = true;
        for (State target : targets) {
            all &= machine.isDescendant(target, domain);
        }
        return all;
    }
}
