package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes a scenario of the way to what is wrong with a machine: with data, answers and times with
/// which it is really gone. Where the machine comes to a halt, so does the scenario; else it says
/// what the machine is like at the end.
public final class Counterexamples {
    private Counterexamples() {}

    /// Empty where no data and times could be found.
    ///
    /// @param name
    ///            what the scenario shows
    /// @param given
    ///            what the exploration knew about guards and delays
    public static Optional<Scenario> of(Trace way, String name, Given given) {
        return new Concrete(way.machine(), given).of(way).map(found -> {
            Scenario plain = scenario(name, found.given(), found.steps());
            Played played = Player.play(plain, way.machine());
            if (way.end().failure().isPresent()) {
                return plain; // it fails in the same way
            }
            List<Scenario.Step> steps = new ArrayList<>(found.steps());
            steps.add(new Scenario.Step.Expect(Expectation.of(played.steps().getLast()), Position.START));
            return scenario(name, found.given(), steps);
        });
    }

    private static Scenario scenario(String name, Given given, List<Scenario.Step> steps) {
        return new Scenario("counterexample", name, Optional.empty(), OptionalLong.empty(), given, steps,
                Position.START);
    }
}
