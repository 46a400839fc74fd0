package {{package}};

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Failures on purpose: each actor may have a number at which it fails, so many times in a row.
/// Shared by all incarnations of the actors, since a plan that died with them would never end.
public final class Faults {
    /// The actors that can fail, in the order of the pipeline.
    static final List<String> ACTORS = List.of("heartbeat", "generator", "worker", "logger");

    /// More failures within a minute, and the supervisor gives the actor up.
    private static final int MOST = 10;

    private static final Pattern FAULT = Pattern.compile("([a-z]+)@([0-9]{1,9})(?:x([0-9]{1,2}))?");

    private record Planned(int number, int times) {}

    private final Map<String, Planned> plan;
    private final Map<String, Integer> happened = new ConcurrentHashMap<>();

    private Faults(Map<String, Planned> plan) {
        this.plan = plan;
    }

    /// Nothing fails.
    public static Faults none() {
        return new Faults(Map.of());
    }

    /// Each of the four fails within the first 42 values.
    public static Faults usual() {
        return of("heartbeat@7,generator@12,worker@33x3,logger@41x4");
    }

    /// Reads `none`, or faults like `worker@33x3`, separated by commas: the worker fails three
    /// times at the number 33.
    ///
    /// @throws IllegalArgumentException
    ///             with a message for the user
    public static Faults of(String text) {
        if (text.equals("none")) {
            return none();
        }
        var plan = new TreeMap<String, Planned>();
        for (var part : text.split(",", -1)) {
            var fault = FAULT.matcher(part);
            if (!fault.matches()) {
                throw new IllegalArgumentException("`" + part + "` is not a fault like worker@33x3");
            }
            var actor = fault.group(1);
            int times = fault.group(3) == null ? 1 : Integer.parseInt(fault.group(3));
            if (!ACTORS.contains(actor)) {
                throw new IllegalArgumentException("no actor `" + actor + "`: there are " + ACTORS);
            }
            if (times < 1 || times > MOST) {
                throw new IllegalArgumentException(actor + " can fail 1 to " + MOST + " times");
            }
            if (plan.put(actor, new Planned(Integer.parseInt(fault.group(2)), times)) != null) {
                throw new IllegalArgumentException(actor + " has two faults");
            }
        }
        return new Faults(plan);
    }

    /// Fails if that is planned.
    void strike(String actor, int number) {
        var planned = plan.get(actor);
        if (planned == null || planned.number != number) {
            return;
        }
        int times = happened.merge(actor, 1, Integer::sum);
        if (times <= planned.times) {
            throw new Fault("fails on purpose at %d, %d of %d".formatted(number, times, planned.times));
        }
    }
}
