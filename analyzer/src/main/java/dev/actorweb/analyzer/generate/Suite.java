package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.coverage.Pair;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Pairs;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Scenarios that together take every transition of a machine, or every pair of them, as far as
/// data, answers and times for them could be found.
///
/// Far goals come first: on the way to one, many others are met.
///
/// @param scenarios
///            each with what the machine is expected to be like after each step
/// @param missed
///            the goals that an exploration reaches and no scenario does, in words
public record Suite(CompiledMachine machine, List<Scenario> scenarios, List<String> missed,
        Coverage coverage) {
    /// What is to be taken.
    public enum Goal {
        STATES, TRANSITIONS, PAIRS
    }

    public Suite {
        scenarios = List.copyOf(scenarios);
        missed = List.copyOf(missed);
    }

    /// Makes the scenarios.
    ///
    /// @throws IllegalArgumentException
    ///             if there are more pairs than can be followed
    ///
    /// @param given
    ///            what the exploration knew about guards and delays
    public static Suite of(Exploration exploration, Goal goal, Given given) {
        return new Maker(exploration, given).make(switch (goal) {
            case STATES -> ofStates(exploration);
            case TRANSITIONS -> ofTransitions(exploration);
            case PAIRS -> ofPairs(exploration);
        });
    }

    /// Something to be taken, and how.
    private interface Wanted {
        int length();

        String text();

        boolean isIn(Coverage coverage);

        Optional<Trace> way();
    }

    private static List<Wanted> ofStates(Exploration exploration) {
        List<Wanted> all = new ArrayList<>();
        for (State state : exploration.reachableStates()) {
            if (exploration.stepsToState(state.index()) >= 0) {
                all.add(new AState(exploration, state));
            }
        }
        return all;
    }

    private record AState(Exploration exploration, State state) implements Wanted {
        @Override
        public int length() {
            return exploration.stepsToState(state.index());
        }

        @Override
        public String text() {
            return state.name();
        }

        @Override
        public boolean isIn(Coverage coverage) {
            return coverage.isEntered(state);
        }

        @Override
        public Optional<Trace> way() {
            return exploration.wayToState(state.index());
        }
    }

    private static List<Wanted> ofTransitions(Exploration exploration) {
        List<Wanted> all = new ArrayList<>();
        BitSet goals = Goals.of(exploration.machine()).transitions();
        for (int at = goals.nextSetBit(0); at >= 0; at = goals.nextSetBit(at + 1)) {
            if (exploration.isTaken(at)) {
                all.add(new ATransition(exploration, at));
            }
        }
        return all;
    }

    private record ATransition(Exploration exploration, int number) implements Wanted {
        @Override
        public int length() {
            return exploration.stepsToTransition(number);
        }

        @Override
        public String text() {
            return TransitionText.full(exploration.machine(), number);
        }

        @Override
        public boolean isIn(Coverage coverage) {
            return coverage.isTaken(number);
        }

        @Override
        public Optional<Trace> way() {
            return exploration.wayToTransition(number);
        }
    }

    private static List<Wanted> ofPairs(Exploration exploration) {
        Pairs pairs = Pairs.of(exploration)
                .orElseThrow(() -> new IllegalArgumentException("too many places to follow pairs"));
        List<Wanted> all = new ArrayList<>();
        for (Pair pair : pairs.list()) {
            all.add(new APair(pairs, exploration.machine(), pair));
        }
        return all;
    }

    private record APair(Pairs pairs, CompiledMachine machine, Pair pair) implements Wanted {
        @Override
        public int length() {
            return pairs.steps(pair);
        }

        @Override
        public String text() {
            return TransitionText.full(machine, pair.first()) + ", "
                    + TransitionText.full(machine, pair.second());
        }

        @Override
        public boolean isIn(Coverage coverage) {
            return coverage.isTaken(pair);
        }

        @Override
        public Optional<Trace> way() {
            return Optional.of(pairs.trace(pair));
        }
    }

    private static final class Maker {
        private final CompiledMachine machine;
        private final Concrete concrete;
        private final Coverage coverage;
        private final List<Scenario> scenarios = new ArrayList<>();

        Maker(Exploration exploration, Given given) {
            this.machine = exploration.machine();
            this.concrete = new Concrete(machine, given);
            this.coverage = new Coverage(machine);
        }

        Suite make(List<Wanted> goals) {
            List<Wanted> farFirst = new ArrayList<>(goals);
            Collections.reverse(farFirst); // of equally far ones the last first, and so once more
                                           // below
            farFirst.sort((one, other) -> Integer.compare(other.length(), one.length()));
            for (Wanted goal : farFirst) {
                if (!goal.isIn(coverage)) {
                    goal.way().flatMap(concrete::of).ifPresent(found -> add(goal, found));
                }
            }
            List<String> missed = new ArrayList<>();
            for (Wanted goal : goals) {
                if (!goal.isIn(coverage)) {
                    missed.add(goal.text());
                }
            }
            return new Suite(machine, scenarios, missed, coverage);
        }

        private void add(Wanted goal, Concrete.Found found) {
            Scenario plain = scenario(goal, found, found.steps());
            Played played = Player.play(plain, machine);
            Scenario full = scenario(goal, found, expecting(found.steps(), played));
            Played again = Player.play(full, machine);
            if (again.passed() && goal.isIn(again.coverage())) {
                scenarios.add(full);
                coverage.add(again.coverage());
            }
        }

        private Scenario scenario(Wanted goal, Concrete.Found found, List<Scenario.Step> steps) {
            return new Scenario("generated", goal.text(), Optional.empty(), OptionalLong.empty(),
                    found.given(), steps, Position.START);
        }

        /// The steps, and after each what the machine was like.
        private List<Scenario.Step> expecting(List<Scenario.Step> steps, Played played) {
            List<Scenario.Step> all = new ArrayList<>();
            all.add(expectation(played.steps().getFirst()));
            for (int i = 0; i < steps.size(); i++) {
                all.add(steps.get(i));
                all.add(expectation(played.steps().get(i + 1)));
            }
            return all;
        }

        private static Scenario.Step expectation(Played.Step step) {
            return new Scenario.Step.Expect(Expectation.of(step), Position.START);
        }
    }
}
