package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SC109: the machine has an end, and a state from which it can never come to it.
///
/// A single state that nothing leads out of is a [Sink].
public final class Trap implements Rule {
    @Override
    public String id() {
        return "SC109";
    }

    @Override
    public String title() {
        return "state from which the machine can never end";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Proof proof() {
        return Proof.EXPLORATION;
    }

    /// The tag of a state in which a machine may stay for ever.
    static final String REST = "rest";

    /// Steps are computed anew, so larger explorations are not judged.
    private static final int MOST_PLACES = 50_000;

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Exploration> proof = subject.proof();
        if (proof.isEmpty() || !hasEnd(subject.machine()) || proof.get().places() > MOST_PLACES
                || proof.get().ended().isEmpty()) {
            return;
        }
        Exploration exploration = proof.get();
        List<List<Integer>> before = new ArrayList<>();
        for (int place = 0; place < exploration.places(); place++) {
            before.add(new ArrayList<>());
        }
        boolean[] complete = {true};
        for (int place = 0; place < exploration.places(); place++) {
            int from = place;
            if (!exploration.ended().get(place)) {
                exploration.steps(place, (_, to) -> {
                    if (to < 0) {
                        complete[0] = false;
                    } else {
                        before.get(to).add(from);
                    }
                });
            }
        }
        if (complete[0]) {
            report(subject, exploration, before, trapped(exploration, before), findings);
        }
    }

    private static boolean hasEnd(Machine machine) {
        for (State state : machine.children(machine.root())) {
            if (state.kind() == Kind.FINAL) {
                return true;
            }
        }
        return false;
    }

    /// The places from which neither an end can be reached nor a state in which the machine
    /// may rest.
    private static BitSet trapped(Exploration exploration, List<List<Integer>> before) {
        BitSet free = exploration.ended();
        for (int place = 0; place < exploration.places(); place++) {
            for (State state : exploration.snapshot(place).activeStates()) {
                if (state.tags().contains(REST)) {
                    free.set(place);
                }
            }
        }
        ArrayDeque<Integer> open = new ArrayDeque<>();
        free.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int place : before.get(open.remove())) {
                if (!free.get(place)) {
                    free.set(place);
                    open.add(place);
                }
            }
        }
        BitSet trapped = new BitSet();
        trapped.set(0, exploration.places());
        trapped.andNot(free);
        return trapped;
    }

    /// The states that are active in trapped places alone, where a way leads into one from outside.
    private static void report(Subject subject, Exploration exploration, List<List<Integer>> before,
            BitSet trapped,
            Findings findings) {
        BitSet outside = new BitSet();
        BitSet entered = new BitSet();
        BitSet moving = new BitSet();
        int[] first = new int[subject.machine().states().size()];
        for (int place = 0; place < exploration.places(); place++) {
            boolean entrance = trapped.get(place) && isEntrance(before.get(place), trapped, place);
            for (State state : exploration.snapshot(place).activeStates()) {
                if (!trapped.get(place)) {
                    outside.set(state.index());
                } else if (entrance && !entered.get(state.index())) {
                    entered.set(state.index());
                    first[state.index()] = place;
                }
                if (!exploration.stuck().get(place)) {
                    moving.set(state.index());
                }
            }
        }
        Machine machine = subject.machine();
        Set<String> told = explained(subject);
        for (int index = entered.nextSetBit(0); index >= 0; index = entered.nextSetBit(index + 1)) {
            State state = machine.state(index);
            boolean outermost = state.isRoot() || outside.get(state.parent());
            if (!outside.get(index) && outermost && moving.get(index) && !state.isRoot()
                    && !told.contains(state.path())) {
                int start = first[index];
                findings.addShown(() -> exploration.trace(start), state.position(), state,
                        "from " + subject.name(state)
                                + " on the machine never ends: no way leads to its final state",
                        "add a way to the end, or tag what it may stay in with `rest`");
            }
        }
    }

    /// The states of which other rules tell why they are not left.
    private static Set<String> explained(Subject subject) {
        Set<String> states = new HashSet<>();
        for (Rule rule : List.of(new Sink(), new DoneNeverComes())) {
            Findings others = new Findings(rule, Optional.empty(), subject.machine().file());
            rule.check(subject, others);
            others.list().forEach(finding -> finding.state().ifPresent(states::add));
        }
        return states;
    }

    private static boolean isEntrance(List<Integer> before, BitSet trapped, int place) {
        if (place == 0) {
            return true;
        }
        for (int other : before) {
            if (!trapped.get(other)) {
                return true;
            }
        }
        return false;
    }
}
