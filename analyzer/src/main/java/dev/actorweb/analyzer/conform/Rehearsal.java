package dev.actorweb.analyzer.conform;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.Stage;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Simulation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Goes through a scenario while it is written, to tell when in virtual time a thing has to happen
/// so that it happens in the order in which it was seen.
///
/// The moments of a recording are those of a busy machine: a step is noted after what it set off,
/// and a timer may fire after an event that came later than the timer was due. In virtual time each
/// timer fires at its moment, and before all that comes after. Not thread-safe.
final class Rehearsal {
    private static final String AFTER = "xstate.after.";
    /// By how much less than its delay a machine's own event may seem to have waited, to be told
    /// from one of the same name that came from outside.
    private static final Duration EARLY = Duration.ofMillis(20);
    /// How long before a timer falls due an event is given that was seen before it.
    private static final Duration BEFORE = Duration.ofMillis(1);

    private final Stage stage;

    /// @param start
    ///            what the surroundings answer while the machine starts
    Rehearsal(CompiledMachine machine, Given start) {
        this.stage = new Stage(machine, start, OptionalLong.empty(), _ -> {});
    }

    /// The time until the machine gives itself this event; empty if it comes from outside.
    ///
    /// @param waited
    ///            how long it seems to have waited since the last step
    Optional<Duration> untilItself(String event, Duration waited) {
        for (Simulation.Due due : stage.dues()) {
            Duration left = due.at().minus(stage.now());
            if (due.event().type().equals(event)
                    && (event.startsWith(AFTER) || left.compareTo(waited.plus(EARLY)) <= 0)) {
                return Optional.of(left);
            }
        }
        return event.startsWith(AFTER) ? Optional.of(waited) : Optional.empty();
    }

    /// The time that may pass without the machine going on by itself.
    ///
    /// @param waited
    ///            the most that is asked for
    Duration undisturbed(Duration waited) {
        for (Simulation.Due due : stage.dues()) {
            Duration left = due.at().minus(stage.now());
            if (left.compareTo(waited) <= 0 && stage.takes(due.event())) {
                return left.compareTo(BEFORE) > 0 ? left.minus(BEFORE) : Duration.ZERO;
            }
        }
        return waited;
    }

    /// Goes through the next step of the scenario.
    void perform(Scenario.Step step) {
        stage.during(step.given());
        switch (step) {
            case Scenario.Step.Advance advance -> stage.advance(advance.time());
            case Scenario.Step.Send send -> stage.send("", send.event());
            case Scenario.Step.Answer answer ->
                stage.answer("", answer.service(), answer.fails(), answer.value());
            case Scenario.Step.Expect _ -> {
            }
        }
    }
}
