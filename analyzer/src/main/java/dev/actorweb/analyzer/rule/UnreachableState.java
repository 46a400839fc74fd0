package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.analyzer.structure.Reachability;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// SC101: a state can never be entered. Reported once for a state and everything in it.
public final class UnreachableState implements Rule {
    @Override
    public String id() {
        return "SC101";
    }

    @Override
    public String title() {
        return "unreachable state";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        subject.proof().ifPresent(exploration -> explored(subject, exploration, findings));
        var reach = subject.reachability();
        List<String> lost = lost(subject, reach);
        boolean unread = !lost.isEmpty() || subject.hasUnreadTransitions();
        for (State state : subject.machine().states()) {
            if (!state.isRoot() && !reach.isReachable(state)
                    && reach.isReachable(subject.machine().state(state.parent()))
                    && !isReportedAnyway(subject, state)
                    && !(unread
                            && (subject.isWrittenTwice(state.key()) || mayBeMeant(state, subject, lost)))) {
                report(subject, state, findings);
            }
        }
    }

    /// The targets of states that are reached which are no states: another rule tells of them, and
    /// what seems unreachable may be where they lead.
    private static List<String> lost(Subject subject, Reachability reach) {
        List<String> lost = new ArrayList<>();
        for (State state : subject.machine().states()) {
            if (!reach.isReachable(state)
                    || Arrays.stream(subject.machine().targets(state)).noneMatch(to -> to < 0)) {
                continue;
            }
            for (Transition transition : state.transitions()) {
                for (Target target : transition.targets()) {
                    if (subject.machine().resolve(state, target).isEmpty()) {
                        lost.add(target.text().substring(Math.max(target.text().lastIndexOf('.'),
                                target.text().lastIndexOf('#')) + 1));
                    }
                }
            }
        }
        return lost;
    }

    /// Whether one of them resembles the state.
    private static boolean mayBeMeant(State state, Subject subject, List<String> lost) {
        List<String> keys = subject.machine().states().stream().map(State::key).toList();
        for (String target : lost) {
            if (DidYouMean.nearest(target, keys).filter(state.key()::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// What stands in a final or history state, or under a key that was there before, has a rule of
    /// its own.
    private static boolean isReportedAnyway(Subject subject, State state) {
        State parent = subject.machine().state(state.parent());
        if (parent.kind() == Kind.FINAL || parent.kind() == Kind.HISTORY) {
            return true;
        }
        for (State sibling : subject.machine().children(parent)) {
            if (sibling.index() != state.index() && sibling.key().equals(state.key())) {
                return true;
            }
        }
        return false;
    }

    private static void report(Subject subject, State state, Findings findings) {
        int inside = inside(subject, state);
        String message = state.kind() == Kind.HISTORY
                ? "the history state " + subject.name(state) + " is never a target"
                : subject.name(state) + " can never be entered" + (inside == 0
                        ? ""
                        : ", nor the " + (inside == 1 ? "state" : inside + " states") + " in it");
        findings.add(state.position(), state, message, hint(subject, state));
    }

    /// What structure lets be entered, but guards, history and timers never do.
    private static void explored(Subject subject, Exploration exploration, Findings findings) {
        for (State state : subject.machine().states()) {
            boolean surprising = subject.reachability().isReachable(state) && !exploration.isReachable(state);
            if (surprising && !state.isRoot() && state.kind() != State.Kind.HISTORY
                    && isEntered(subject.machine().state(state.parent()), subject, exploration)) {
                findings.addExplored(state.position(), state, subject.name(state)
                        + " is never entered: transitions lead to it, but none of them is ever taken",
                        "look at their guards, and at what comes before them");
            }
        }
    }

    /// The root of an SCXML document is no state that a configuration names. What a document that
    /// it invokes sends, with which data and in which order with its end, an exploration does
    /// not follow.
    private static boolean isEntered(State parent, Subject subject, Exploration exploration) {
        return exploration.isReachable(parent) || (parent.isRoot()
                && subject.machine().states().stream().noneMatch(UnreachableState::speaksToOthers));
    }

    /// Whether a state invokes something, or sends by a processor that may be another one than
    /// SCXML's own.
    private static boolean speaksToOthers(State state) {
        List<Action> actions = new ArrayList<>(state.entry());
        actions.addAll(state.exit());
        state.transitions().forEach(transition -> actions.addAll(transition.actions()));
        return !state.invokes().isEmpty() || actions.stream().anyMatch(UnreachableState::isSentElsewhere);
    }

    private static boolean isSentElsewhere(Action action) {
        return (action instanceof Action.Send send && send.type().isPresent())
                || action.nested().stream().anyMatch(UnreachableState::isSentElsewhere);
    }

    private static int inside(Subject subject, State state) {
        int inside = 0;
        for (int i = state.index() + 1; i < subject.machine().states().size()
                && subject.machine().isDescendant(subject.machine().state(i), state); i++) {
            inside++;
        }
        return inside;
    }

    private static String hint(Subject subject, State state) {
        Optional<State> dead = Optional.empty();
        for (State source : subject.machine().states()) {
            if (!Lineage.within(subject.machine(), source, state)) {
                for (Transition transition : source.transitions()) {
                    if (leadsInto(subject, source, transition, state)) {
                        if (subject.reachability().isReachable(source)) {
                            return "the transition to it in " + subject.name(source) + ", line "
                                    + transition.position().line() + ", is never taken";
                        }
                        dead = dead.isPresent() ? dead : Optional.of(source);
                    }
                }
            }
        }
        return dead.isPresent()
                ? "only " + subject.name(dead.get()) + " leads to it, which can't be entered either"
                : "no transition leads to it: add one, or leave the state out";
    }

    private static boolean leadsInto(Subject subject, State source, Transition transition, State state) {
        for (State target : Targets.resolve(subject.machine(), source, transition.targets())) {
            if (Lineage.within(subject.machine(), target, state)) {
                return true;
            }
        }
        return false;
    }
}
