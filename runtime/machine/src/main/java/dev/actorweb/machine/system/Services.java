package dev.actorweb.machine.system;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What services answer where nobody runs them: `given`. A service that is not listed may end
/// without output or fail.
public record Services(Map<String, List<Reply>> given) {
    public static final Services NONE = new Services(Map.of());
    private static final List<Reply> EITHER_WAY = List.of(new Reply(true, null),
            new Reply(false, Map.of("message", "failed", "type", "ServiceFailure")));

    /// One way for a service to end.
    ///
    /// @param value
    ///            its output, or its error
    public record Reply(boolean done, @Nullable Object value) {}

    public Services {
        given = Map.copyOf(given);
    }

    /// The ways in which a service may end; at least one.
    public List<Reply> replies(String service) {
        return given.getOrDefault(service, EITHER_WAY);
    }
}
