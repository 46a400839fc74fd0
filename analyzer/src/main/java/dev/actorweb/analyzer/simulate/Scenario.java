package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is to happen to a machine, in order, and what is expected of it.
///
/// @param file
///            the name of the text as its user knows it
/// @param name
///            what the scenario is about, for people
/// @param machine
///            the spec it plays, seen from the scenario's own place
/// @param seed
///            decides what nobody answers; empty when nothing is left to chance
public record Scenario(String file, String name, Optional<String> machine, OptionalLong seed, Given given,
        List<Step> steps, Position position) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    /// A scenario that sends events one after the other, as `--events` does.
    ///
    /// @param pause
    ///            the time between two events
    public static Scenario of(String file, String name, List<Event> events, Duration pause, Given given,
            OptionalLong seed) {
        List<Step> steps = new java.util.ArrayList<>();
        for (Event event : events) {
            if (!steps.isEmpty() && pause.isPositive()) {
                steps.add(new Step.Advance(pause, false, Given.NOTHING, Position.START));
            }
            steps.add(new Step.Send(event, Optional.empty(), Given.NOTHING, Position.START));
        }
        return new Scenario(file, name, Optional.empty(), seed, given, steps, Position.START);
    }

    /// The same without answers for guards, services and delays that the machine does not have.
    public Scenario knowing(Machine machine) {
        return new Scenario(file, name, this.machine, seed, GivenCheck.known(machine, given), steps.stream()
                .<Step>map(step -> switch (step) {
                    case Step.Send send -> new Step.Send(send.event(), send.handled(),
                            GivenCheck.known(machine, send.given()), send.position());
                    case Step.Advance advance -> new Step.Advance(advance.time(), advance.jump(),
                            GivenCheck.known(machine, advance.given()), advance.position());
                    case Step.Answer answer ->
                        new Step.Answer(answer.service(), answer.fails(), answer.value(),
                                GivenCheck.known(machine, answer.given()), answer.position());
                    case Step.Expect expect -> expect;
                }).toList(), position);
    }

    /// One line of a scenario.
    public sealed interface Step {
        Position position();

        /// Answers that hold for this step only.
        default Given given() {
            return Given.NOTHING;
        }

        /// Gives the machine an event.
        ///
        /// @param handled
        ///            whether a transition must take it; empty when either is right
        /// @param given
        ///            answers that hold for this step only
        record Send(Event event, Optional<Boolean> handled, Given given, Position position) implements Step {}

        /// Lets virtual time pass.
        ///
        /// @param jump
        ///            whether timers that fall due fire at the end, all at once, as XState's
        ///            simulated clock does it, and not each at its moment
        /// @param given
        ///            answers that hold for this step only
        record Advance(Duration time, boolean jump, Given given, Position position) implements Step {}

        /// Ends a running service, by its id or the name of its source.
        ///
        /// @param given
        ///            answers that hold for this step only
        record Answer(String service, boolean fails, @Nullable Object value, Given given, Position position)
                implements
                    Step {}

        /// Compares the machine with what it should be.
        record Expect(Expectation expectation, Position position) implements Step {}
    }
}
