package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.Goals;
import dev.actorweb.analyzer.coverage.Pair;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Pairs;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.structure.TransitionText;
import java.util.List;
import java.util.Optional;

/// The shortest ways to all goals of one kind, by the goals' numbers.
sealed interface Ways {
    Exploration exploration();

    /// What a goal is called, in text and as a member of JSON.
    String noun();

    /// How many goals there are; not to all of them there is a way.
    int count();

    String name(int goal);

    /// How many steps it takes; negative where there is no way.
    int length(int goal);

    Optional<Trace> trace(int goal);

    /// To every state.
    record ToStates(Exploration exploration) implements Ways {
        @Override
        public String noun() {
            return "state";
        }

        @Override
        public int count() {
            return exploration.machine().machine().states().size();
        }

        @Override
        public String name(int goal) {
            return exploration.machine().machine().state(goal).name();
        }

        @Override
        public int length(int goal) {
            return exploration.stepsToState(goal);
        }

        @Override
        public Optional<Trace> trace(int goal) {
            return exploration.wayToState(goal);
        }
    }

    /// To every transition; what forbids an event is none.
    record ToTransitions(Exploration exploration, List<Integer> numbers) implements Ways {
        ToTransitions(Exploration exploration) {
            this(exploration, Goals.of(exploration.machine()).transitions().stream().boxed().toList());
        }

        @Override
        public String noun() {
            return "transition";
        }

        @Override
        public int count() {
            return numbers.size();
        }

        @Override
        public String name(int goal) {
            return TransitionText.of(exploration.machine(), numbers.get(goal));
        }

        @Override
        public int length(int goal) {
            return exploration.stepsToTransition(numbers.get(goal));
        }

        @Override
        public Optional<Trace> trace(int goal) {
            return exploration.wayToTransition(numbers.get(goal));
        }
    }

    /// To every pair of transitions of which one follows the other.
    record ToPairs(Exploration exploration, Pairs pairs, List<Pair> list) implements Ways {
        ToPairs(Exploration exploration, Pairs pairs) {
            this(exploration, pairs, pairs.list());
        }

        @Override
        public String noun() {
            return "pair";
        }

        @Override
        public int count() {
            return list.size();
        }

        @Override
        public String name(int goal) {
            return TransitionText.of(exploration.machine(), list.get(goal).first()) + ", "
                    + TransitionText.of(exploration.machine(), list.get(goal).second());
        }

        @Override
        public int length(int goal) {
            return pairs.steps(list.get(goal));
        }

        @Override
        public Optional<Trace> trace(int goal) {
            return Optional.of(pairs.trace(list.get(goal)));
        }
    }
}
