package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Situation;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers for the surroundings while a scenario is played: what the step gives, else what the
/// scenario gives, else chance where there is a seed, else an assumption that is noted.
/// Not thread-safe.
final class Answers implements Guards {
    /// What a named delay lasts when nobody says how long.
    static final Duration DELAY = Duration.ofSeconds(1);

    private final Given scenario;
    private final @Nullable Random chance;
    private final Map<String, Integer> guardsAsked = new HashMap<>();
    private final Map<String, Integer> servicesCalled = new HashMap<>();
    private final Set<String> assumed = new LinkedHashSet<>();
    private Given step = Given.NOTHING;
    private Map<String, Integer> askedInStep = new HashMap<>();

    Answers(Given scenario, OptionalLong seed) {
        this.scenario = scenario;
        this.chance = seed.isPresent() ? new Random(seed.getAsLong()) : null;
    }

    /// Begins a step with answers of its own.
    void during(Given given) {
        step = given;
        askedInStep = new HashMap<>();
    }

    /// The guards and delays for which nobody had an answer.
    Set<String> assumed() {
        return assumed;
    }

    @Override
    public boolean test(String name, Map<String, @Nullable Object> params, Situation situation) {
        List<Boolean> own = step.guards().get(name);
        if (own != null) {
            return next(own, name, askedInStep);
        }
        List<Boolean> given = scenario.guards().get(name);
        if (given != null) {
            return next(given, name, guardsAsked);
        }
        Optional<Boolean> constant = ConstantGuards.value(name);
        if (constant.isPresent()) {
            return constant.get();
        }
        if (chance != null) {
            return chance.nextBoolean();
        }
        assumed.add("the guard `" + name + "` holds");
        return true;
    }

    private static boolean next(List<Boolean> answers, String name, Map<String, Integer> asked) {
        int turn = asked.merge(name, 1, Integer::sum);
        return answers.get(Math.min(turn, answers.size()) - 1);
    }

    Duration delay(String name) {
        Duration given = step.delays().get(name);
        if (given == null) {
            given = scenario.delays().get(name);
        }
        if (given == null) {
            assumed.add("the delay `" + name + "` lasts 1s");
            return DELAY;
        }
        return given;
    }

    /// How the next call of a service ends; empty when it keeps running.
    Optional<Given.Outcome> outcome(String source, String id) {
        String name = scenario.services().containsKey(id) ? id : source;
        List<Given.Outcome> given = scenario.services().get(name);
        if (given != null) {
            int call = servicesCalled.merge(name, 1, Integer::sum);
            return call > given.size() ? Optional.empty() : Optional.of(given.get(call - 1));
        }
        if (chance == null) {
            return Optional.empty();
        }
        return switch (chance.nextInt(3)) {
            case 0 -> Optional.of(chosen(false));
            case 1 -> Optional.of(chosen(true));
            default -> Optional.empty();
        };
    }

    private static Given.Outcome chosen(boolean fails) {
        return new Given.Outcome(fails, null, Duration.ZERO, dev.actorweb.machine.yaml.Position.START);
    }
}
