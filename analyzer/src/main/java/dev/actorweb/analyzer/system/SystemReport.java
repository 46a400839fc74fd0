package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.system.MachineSystem;
import java.util.List;
import java.util.Optional;

/// What the exploration of a system came to.
///
/// @param states
///            how many states were found
/// @param transitions
///            how many steps were taken
/// @param depth
///            how many steps the farthest state looked at is from the start
/// @param reduced
///            in how many states orders of steps were left out that make no difference
/// @param deadlocks
///            how many of the states are deadlocks
/// @param longest
///            by group of actors, how many messages waited in a mailbox at most
/// @param swelling
///            what made it so large that it did not come to its end, and what to do about that,
///            where that is known
/// @param bytesPerState
///            what a state takes in memory
public record SystemReport(MachineSystem system, Ending ending, int states, long transitions, int depth,
        long reduced, long deadlocks, List<Integer> longest, Optional<String> swelling, double bytesPerState,
        List<Verdict> verdicts,
        List<Counterexample> counterexamples) {
    public SystemReport {
        longest = List.copyOf(longest);
        verdicts = List.copyOf(verdicts);
        counterexamples = List.copyOf(counterexamples);
    }

    /// Whether everything was visited.
    public boolean isComplete() {
        return ending == Ending.COMPLETE;
    }

    public List<Finding> findings() {
        return counterexamples.stream().map(Counterexample::finding).toList();
    }
}
