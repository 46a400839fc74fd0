package dev.actorweb.analyzer.diff;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One thing that can happen at a place of one version, under one set of answers of what is
/// unknown.
///
/// @param key
///            what it is in both versions
/// @param assumed
///            what conditions of unknown value were taken to be
/// @param taken
///            the transitions
/// @param deferred
///            whether it is kept for later
/// @param to
///            the place it leads to; negative where a bound hides it
record Branch(String key, Trace.Step step, Map<String, List<Boolean>> assumed, List<Integer> taken,
        boolean deferred, int to) {
    /// Everything that can happen at a place, by key; at the start for a negative place.
    static Map<String, List<Branch>> at(Exploration exploration, int place) {
        Map<String, List<Branch>> branches = new LinkedHashMap<>();
        int before = place < 0 ? 0 : exploration.snapshot(place).deferred().size();
        Exploration.Steps sink = (step, to) -> {
            List<Integer> taken = Coverage.taken(exploration.machine(), step.result());
            boolean deferred = taken.isEmpty() && step.result().snapshot().deferred().size() > before;
            Branch branch = new Branch(key(exploration.machine(), step), step, exploration.assumed(), taken,
                    deferred, to);
            branches.computeIfAbsent(branch.key, _ -> new ArrayList<>()).add(branch);
        };
        if (place < 0) {
            exploration.starts(sink);
        } else {
            exploration.steps(place, sink);
        }
        return branches;
    }

    private static String key(CompiledMachine machine, Trace.Step step) {
        return switch (step.cause().orElse(null)) {
            case null -> "start";
            case Cause.Sent sent -> (sent.known() ? "event " : "other ") + sent.text();
            case Cause.Answered answered -> answered.text();
            case Cause.Fired fired -> timer(machine, step, fired);
        };
    }

    /// A timer is the same one although it takes longer, if it is the only one of its state.
    private static String timer(CompiledMachine machine, Trace.Step step, Cause.Fired fired) {
        for (int number : step.result().transitions()) {
            if (machine.transition(number).trigger() instanceof Trigger.After) {
                Set<String> delays = new HashSet<>();
                for (Transition other : machine.source(number).after()) {
                    if (other.trigger() instanceof Trigger.After after) {
                        delays.add(after.delay().text());
                    }
                }
                return "after in " + machine.source(number).path()
                        + (delays.size() == 1 ? "" : " " + fired.delay().text());
            }
        }
        return fired.event().type() + " " + fired.delay().text();
    }

    boolean isTaken() {
        return !taken.isEmpty();
    }

    /// Whether it is taken, now or later.
    boolean isAccepted() {
        return isTaken() || deferred;
    }

    Snapshot snapshot() {
        return step.result().snapshot();
    }

    /// Whether both can happen under the same answers.
    boolean isCompatible(Branch other) {
        return agree(step.guards(), other.step.guards()) && agree(assumed, other.assumed);
    }

    private static boolean agree(Map<String, List<Boolean>> one, Map<String, List<Boolean>> other) {
        for (Map.Entry<String, List<Boolean>> entry : one.entrySet()) {
            List<Boolean> answers = other.getOrDefault(entry.getKey(), List.of());
            int both = Math.min(answers.size(), entry.getValue().size());
            if (!answers.subList(0, both).equals(entry.getValue().subList(0, both))) {
                return false;
            }
        }
        return true;
    }
}
