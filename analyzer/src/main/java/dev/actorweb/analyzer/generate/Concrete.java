package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.Scenario.Step;
import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds events with data, answers and times with which a run takes the steps of an explored way.
///
/// An exploration knows neither data nor times; each step is tried with samples until the simulator
/// takes the same transitions, at moments at which no timer comes in between. What can't be found so
/// is not made up.
public final class Concrete {
    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(1), Duration.ofHours(1),
            Duration.ofMillis(1));
    private static final int MOST_STEPS = 300;
    private final CompiledMachine machine;
    private final Samples samples;
    private final Given known;
    private final Set<String> named = new LinkedHashSet<>();
    private final Map<String, Integer> sources = new HashMap<>();

    /// For a machine of which this much is known.
    public Concrete(CompiledMachine machine, Given known) {
        this.machine = machine;
        this.samples = new Samples(machine.machine());
        this.known = known;
        for (References.Wait wait : References.of(machine.machine()).waits()) {
            if (wait.delay() instanceof Delay.Named delay) {
                named.add(delay.name());
            }
        }
        for (State state : machine.machine().states()) {
            for (Invoke invoke : state.invokes()) {
                sources.merge(invoke.src(), 1, Integer::sum);
            }
        }
    }

    /// The steps of a scenario that goes this way, and what the surroundings answer at its start.
    public record Found(Given given, List<Step> steps) {}

    /// Looks at a run besides.
    @FunctionalInterface
    public interface Also {
        /// Whether the run is right so far.
        ///
        /// @param step
        ///            the number of the step of the way that was taken last
        boolean agrees(int step, Found found);
    }

    /// Empty when no data and times could be found.
    public Optional<Found> of(Trace way) {
        return of(way, (_, _) -> true);
    }

    /// As [#of(Trace)], where somebody else has to agree with each step.
    public Optional<Found> of(Trace way, Also also) {
        if (way.length() > MOST_STEPS) {
            return Optional.empty();
        }
        Given asked = new Given(way.steps().getFirst().guards(), Map.of(), Map.of());
        for (Given delays : delays()) {
            Given start = asked.or(delays);
            for (List<Duration> moments : Timing.of(way, delay -> duration(delay, delays))) {
                Attempt attempt = new Attempt(start, way, moments, also);
                if (attempt.run()) {
                    return Optional.of(new Found(start, List.copyOf(attempt.steps)));
                }
            }
        }
        return Optional.empty();
    }

    /// What is known, with one duration after the other for the delays that are only named.
    private List<Given> delays() {
        List<Given> all = new ArrayList<>();
        for (Duration delay : named.isEmpty() ? DELAYS.subList(0, 1) : DELAYS) {
            Map<String, Duration> durations = new LinkedHashMap<>();
            named.forEach(name -> durations.put(name, delay));
            all.add(known.or(new Given(Map.of(), Map.of(), durations)));
        }
        return all;
    }

    private static Duration duration(Delay delay, Given given) {
        return delay instanceof Delay.Fixed fixed
                ? fixed.duration()
                : given.delays().getOrDefault(delay.text(), DELAYS.getFirst());
    }

    /// One attempt, with these moments for the steps of the way.
    private final class Attempt {
        private final Given given;
        private final Trace way;
        private final List<Duration> moments;
        private final List<Step> steps = new ArrayList<>();
        private final Also also;
        private Duration now = Duration.ZERO;

        Attempt(Given given, Trace way, List<Duration> moments, Also also) {
            this.also = also;
            this.given = given;
            this.way = way;
            this.moments = moments;
        }

        boolean run() {
            if (!took(play(), List.of(way.steps().getFirst()), way.length() == 0)) {
                return false;
            }
            int next = 1;
            while (next < way.steps().size()) {
                Trace.Step step = way.steps().get(next);
                Given guards = new Given(step.guards(), Map.of(), Map.of());
                switch (step.cause().orElseThrow()) {
                    case Cause.Sent sent -> {
                        if (!wait(moments.get(next)) || !send(next, sent, guards, step)) {
                            return false;
                        }
                        next++;
                    }
                    case Cause.Answered answered -> {
                        if (!wait(moments.get(next)) || !answer(next, answered, guards, step)) {
                            return false;
                        }
                        next++;
                    }
                    case Cause.Fired _ -> {
                        int together = together(next);
                        if (!fire(next, together)) {
                            return false;
                        }
                        next += together;
                    }
                }
            }
            return true;
        }

        /// How many timers fire at this moment one after the other.
        private int together(int first) {
            int count = 1;
            while (first + count < way.steps().size()
                    && way.steps().get(first + count).cause().orElse(null) instanceof Cause.Fired
                    && moments.get(first + count).equals(moments.get(first))) {
                count++;
            }
            return count;
        }

        private boolean fire(int first, int count) {
            Map<String, List<Boolean>> guards = new LinkedHashMap<>();
            List<Trace.Step> fired = way.steps().subList(first, first + count);
            for (Trace.Step step : fired) {
                step.guards().forEach((name, answers) -> guards.merge(name, answers, Concrete::joined));
            }
            Duration left = moments.get(first).minus(now);
            now = moments.get(first);
            return tried(new Step.Advance(left, false, new Given(guards, Map.of(), Map.of()), Position.START),
                    fired, first + count - 1);
        }

        /// Lets time pass in which nothing happens.
        private boolean wait(Duration moment) {
            Duration pause = moment.minus(now);
            now = moment;
            if (pause.isZero()) {
                return true;
            }
            steps.add(new Step.Advance(pause, false, Given.NOTHING, Position.START));
            return play().steps().getLast().results().isEmpty();
        }

        private boolean send(int number, Cause.Sent sent, Given guards, Trace.Step step) {
            String name = sent.known() ? sent.name() : Names.other(sent.name(), machine);
            for (Map<String, @Nullable Object> data : sent.data().isPresent()
                    ? List.of(sent.data().get())
                    : samples.data(name)) {
                Event event = Event.of(name, data);
                if (machine.check(event).isEmpty() && tried(new Step.Send(event,
                        Optional.of(step.result().handled()), guards, Position.START), List.of(step),
                        number)) {
                    return true;
                }
            }
            return false;
        }

        private boolean answer(int number, Cause.Answered answered, Given guards, Trace.Step step) {
            if (answered.outcome() == Cause.Answered.Outcome.SNAPSHOT) {
                return false; // a scenario has no way to say it
            }
            String name = sources.getOrDefault(answered.source(), 0) == 1
                    ? answered.source()
                    : answered.id();
            boolean fails = answered.outcome() == Cause.Answered.Outcome.ERROR;
            List<@Nullable Object> values = new ArrayList<>();
            if (fails) { // as an actor's machine sees the failure of a service
                values.add(Map.of("message", "failed", "type", "failed"));
            } else {
                values.addAll(samples.outputs());
            }
            for (Object value : values) {
                if (tried(new Step.Answer(name, fails, value, guards, Position.START), List.of(step),
                        number)) {
                    return true;
                }
            }
            return false;
        }

        private boolean tried(Step step, List<Trace.Step> wanted, int number) {
            steps.add(step);
            if (took(play(), wanted, number == way.steps().size() - 1)
                    && also.agrees(number, new Found(given, List.copyOf(steps)))) {
                return true;
            }
            steps.removeLast();
            return false;
        }

        private Played play() {
            return Player.play(new Scenario("", "", Optional.empty(), OptionalLong.empty(), given, steps,
                    Position.START), machine);
        }

        private boolean took(Played played, List<Trace.Step> wanted, boolean isLast) {
            Played.Step last = played.steps().getLast();
            List<Integer> expected = new ArrayList<>();
            wanted.forEach(step -> expected.addAll(step.result().transitions()));
            List<Integer> taken = new ArrayList<>();
            last.results().forEach(result -> taken.addAll(result.transitions()));
            if (last.snapshot().failure().isPresent()) { // right if the way ends in that very halt
                return isLast && last.snapshot().failure()
                        .equals(wanted.getLast().result().snapshot().failure());
            }
            if (taken.size() > expected.size() && isLast) {
                return taken.subList(0, expected.size()).equals(expected); // more happens at that
                                                                           // moment
            }
            return taken.equals(expected) && last.snapshot().configuration()
                    .equals(wanted.getLast().result().snapshot().configuration());
        }
    }

    private static List<Boolean> joined(List<Boolean> first, List<Boolean> second) {
        List<Boolean> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
