package dev.actorweb.analyzer.simulate;

import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says which written answers nobody will ever ask for, because the machine has no such guard,
/// service or delay.
public final class GivenCheck {
    private final Set<String> guards = new LinkedHashSet<>();
    private final Set<String> services = new LinkedHashSet<>();
    private final Set<String> delays = new LinkedHashSet<>();

    private GivenCheck(Machine machine) {
        References references = References.of(machine);
        references.guards().forEach(guard -> guards.add(guard.name()));
        references.services().forEach(service -> services.add(service.name()));
        for (References.Wait wait : references.waits()) {
            if (wait.delay() instanceof Delay.Named named) {
                delays.add(named.name());
            }
        }
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                services.add(invoke.id());
            }
        }
    }

    static void check(Scenario scenario, Machine machine, Problems problems) {
        boolean any = !scenario.given().places().isEmpty();
        for (Scenario.Step step : scenario.steps()) {
            any |= !step.given().places().isEmpty();
        }
        if (!any) {
            return;
        }
        GivenCheck check = new GivenCheck(machine);
        check.check(scenario.given(), problems);
        for (Scenario.Step step : scenario.steps()) {
            check.check(step.given(), problems);
        }
    }

    /// Whether the machine has a guard, service or delay of this name.
    public static boolean knows(Machine machine, String name) {
        GivenCheck check = new GivenCheck(machine);
        return check.guards.contains(name) || check.services.contains(name) || check.delays.contains(name);
    }

    /// The answers that the machine can ask for.
    static Given known(Machine machine, Given given) {
        if (given.equals(Given.NOTHING)) {
            return given;
        }
        GivenCheck check = new GivenCheck(machine);
        Map<String, List<Boolean>> guards = new LinkedHashMap<>(given.guards());
        guards.keySet().retainAll(check.guards);
        Map<String, List<Given.Outcome>> services = new LinkedHashMap<>(given.services());
        services.keySet().retainAll(check.services);
        Map<String, Duration> delays = new LinkedHashMap<>(given.delays());
        delays.keySet().retainAll(check.delays);
        return new Given(guards, services, delays);
    }

    private void check(Given given, Problems problems) {
        given.places().forEach((name, place) -> {
            if (given.guards().containsKey(name)) {
                check("guard", name, guards, place, problems);
            }
            if (given.services().containsKey(name)) {
                check("service", name, services, place, problems);
            }
            if (given.delays().containsKey(name)) {
                check("named delay", name, delays, place, problems);
            }
        });
    }

    private void check(String kind, String name, Set<String> known, Position place, Problems problems) {
        if (known.contains(name)) {
            return;
        }
        Optional<String> other = guards.contains(name)
                ? Optional.of("it has a guard of that name: answer true or false")
                : services.contains(name)
                        ? Optional.of("it has a service of that name: answer {done: value} or {error: value}")
                        : delays.contains(name)
                                ? Optional.of("it has a delay of that name: answer a duration, as 5s")
                                : DidYouMean.hint(name, known);
        problems.error(Player.UNKNOWN_NAME, place, "the machine has no " + kind + " `" + name + "`", other);
    }
}
