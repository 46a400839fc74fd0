package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the surroundings of a machine answer: its guards, services and named delays, by name.
///
/// @param guards
///            the answers in the order of the questions; the last one stays
/// @param services
///            the outcomes in the order of the calls; a service without one keeps running
/// @param places
///            where the names are written, as far as they are written in a file
public record Given(Map<String, List<Boolean>> guards, Map<String, List<Outcome>> services,
        Map<String, Duration> delays, Map<String, Position> places) {
    /// Nothing is answered.
    public static final Given NOTHING = new Given(Map.of(), Map.of(), Map.of());

    /// How one call of a service ends.
    ///
    /// @param fails
    ///            whether `value` is an error
    /// @param after
    ///            how long it takes
    public record Outcome(boolean fails, @Nullable Object value, Duration after, Position position) {}

    public Given {
        guards = Collections.unmodifiableMap(new LinkedHashMap<>(guards));
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
        delays = Collections.unmodifiableMap(new LinkedHashMap<>(delays));
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /// Answers that are written nowhere.
    public Given(Map<String, List<Boolean>> guards, Map<String, List<Outcome>> services,
            Map<String, Duration> delays) {
        this(guards, services, delays, Map.of());
    }

    /// These answers, and the others where these have none.
    public Given or(Given others) {
        Map<String, List<Boolean>> allGuards = new LinkedHashMap<>(others.guards);
        allGuards.putAll(guards);
        Map<String, List<Outcome>> allServices = new LinkedHashMap<>(others.services);
        allServices.putAll(services);
        Map<String, Duration> allDelays = new LinkedHashMap<>(others.delays);
        allDelays.putAll(delays);
        Map<String, Position> allPlaces = new LinkedHashMap<>(others.places);
        allPlaces.putAll(places);
        return new Given(allGuards, allServices, allDelays, allPlaces);
    }
}
