package dev.actorweb.analyzer.conform;

import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes a scenario of what a machine was seen to do: the simulator, given the same events, answers
/// and moments, goes the same way. Guards that only Java knows answer as they must have. Not
/// thread-safe; for one machine.
public final class Repetition {
    private static final String DONE = "xstate.done.actor.";
    private static final String FAILED = "xstate.error.actor.";

    private final CompiledMachine machine;
    private final Monitor monitor;
    private final List<Scenario.Step> steps = new ArrayList<>();
    private Given start = Given.NOTHING;
    private @Nullable Rehearsal rehearsal;
    private Duration waited = Duration.ZERO;
    private boolean begun;

    /// Why what was seen can't be repeated.
    public static final class NotRepeatableException extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param message
        ///            the reason, for people; may quote untrusted text
        public NotRepeatableException(String message) {
            super(message);
        }
    }

    public Repetition(CompiledMachine machine) {
        this.machine = machine;
        this.monitor = new Monitor(machine);
    }

    /// Begins with a machine of which nothing was seen yet but where it is: only its initial state
    /// will do.
    ///
    /// @param active
    ///            the names of the states it is in; ancestors may be left out
    public void begin(List<String> active) throws NotRepeatableException {
        if (monitor.observe(Observation.of(Observation.START, active)) instanceof Judgement.Conforms) {
            begun = true;
            start = given();
            return;
        }
        throw new NotRepeatableException("the recording begins in " + String.join(", ", active)
                + ", and a scenario in the initial state");
    }

    /// Adds a step.
    ///
    /// @param since
    ///            the time since the step before
    public void add(Observation step, Duration since) throws NotRepeatableException {
        if (step.isStart() && begun && (monitor.steps() > 1 || !steps.isEmpty())) {
            throw new NotRepeatableException("the machine was started anew, which a scenario can't do");
        }
        if (step.isStart()) {
            if (!begun) {
                begin(step.active());
            }
            return;
        }
        if (!begun) {
            throw new NotRepeatableException("the recording does not begin with the start of the machine");
        }
        switch (monitor.observe(step)) {
            case Judgement.Conforms _ -> write(step, since.isNegative() ? Duration.ZERO : since);
            case Judgement.Deviates(var deviation) ->
                throw new NotRepeatableException(deviation.message(monitor.atomic(step.active())));
            case Judgement.Foreign foreign -> throw new NotRepeatableException(
                    "the spec has no state " + String.join(", ", foreign.unknown()));
            case Judgement.Unjudged _ ->
                throw new NotRepeatableException("steps are missing before `" + step.event() + "`");
        }
    }

    private void write(Observation step, Duration since) {
        waited = waited.plus(since);
        Given given = given();
        Rehearsal going = rehearsal();
        Optional<Duration> itself = going.untilItself(step.event(), waited);
        if (itself.isPresent()) {
            perform(new Scenario.Step.Advance(itself.get(), false, given, Position.START));
        } else {
            Duration free = going.undisturbed(waited);
            if (free.isPositive()) {
                perform(new Scenario.Step.Advance(free, false, Given.NOTHING, Position.START));
            }
            perform(cause(step, given));
        }
        waited = Duration.ZERO;
        perform(new Scenario.Step.Expect(expected(step), Position.START));
    }

    private void perform(Scenario.Step step) {
        steps.add(step);
        rehearsal().perform(step);
    }

    private Rehearsal rehearsal() {
        Rehearsal known = rehearsal;
        if (known == null) {
            known = new Rehearsal(machine, start);
            rehearsal = known;
        }
        return known;
    }

    private static Scenario.Step cause(Observation step, Given given) {
        String event = step.event();
        if (event.startsWith(DONE)) {
            return answer(event.substring(DONE.length()), false, step, given);
        }
        if (event.startsWith(FAILED)) {
            return answer(event.substring(FAILED.length()), true, step, given);
        }
        return new Scenario.Step.Send(
                step.data().isPresent() ? Event.of(event, step.data().get()) : Event.of(event),
                Optional.of(true), given, Position.START);
    }

    private static Scenario.Step answer(String service, boolean fails, Observation step, Given given) {
        @Nullable
        Object value = step.data().isPresent() ? step.data().get().get(fails ? "error" : "output") : null;
        return new Scenario.Step.Answer(service, fails, value, given, Position.START);
    }

    private Given given() {
        for (Forecast.Way way : monitor.places().values()) {
            return new Given(way.guards(), Map.of(), Map.of());
        }
        return Given.NOTHING;
    }

    private Expectation expected(Observation step) {
        return new Expectation(Optional.empty(),
                Optional.of(new Expectation.Part<>(monitor.atomic(step.active()), Position.START)), Map.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The scenario so far.
    public Scenario scenario(String name) {
        return new Scenario(machine.machine().file(), name, Optional.empty(), OptionalLong.empty(),
                start, steps, Position.START);
    }

    /// Whether there is anything to repeat.
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
