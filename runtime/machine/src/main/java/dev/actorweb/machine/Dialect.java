package dev.actorweb.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whose semantics a machine follows where SCXML and XState differ. A reader keeps that of
/// its format.
public enum Dialect {
    /// YAML and XState's JSON: XState 5.
    XSTATE,
    /// SCXML: W3C Recommendation, appendix D.
    SCXML;

    /// Whether a transition that waits for `descriptor` takes an event of this name. `*` takes any,
    /// `a.*` takes `a` and what begins with `a.`; in SCXML so does `a` itself.
    public boolean matches(String descriptor, String event) {
        if (descriptor.equals("*")) {
            return true;
        }
        if (descriptor.equals(event)) {
            return true;
        }
        boolean star = descriptor.endsWith(".*");
        if (!star && this == XSTATE) {
            return false;
        }
        int length = descriptor.length() - (star ? 2 : descriptor.endsWith(".") ? 1 : 0);
        return event.startsWith(descriptor.substring(0, length))
                && (event.length() == length || event.charAt(length) == '.' || length == 0);
    }

    /// The events that transitions wait for, or states defer, by name, but for those that the
    /// platform makes.
    public List<EventDeclaration> alphabet(List<State> states) {
        Map<String, EventDeclaration> events = new LinkedHashMap<>();
        for (State state : states) {
            for (Transition transition : state.on()) {
                if (transition.trigger() instanceof Trigger.OnEvent on && !isPlatforms(on.descriptor())) {
                    String event = on.descriptor().endsWith(".*") && this == SCXML
                            ? on.descriptor().substring(0, on.descriptor().length() - 2)
                            : on.descriptor();
                    events.putIfAbsent(event, new EventDeclaration(event, List.of(), on.position()));
                }
            }
            for (Trigger.OnEvent deferred : state.defer()) {
                if (!isPlatforms(deferred.descriptor())) {
                    events.putIfAbsent(deferred.descriptor(),
                            new EventDeclaration(deferred.descriptor(), List.of(), deferred.position()));
                }
            }
        }
        return List.copyOf(events.values());
    }

    private boolean isPlatforms(String descriptor) {
        if (this == XSTATE) {
            return descriptor.endsWith("*") || descriptor.startsWith("xstate.");
        }
        return descriptor.equals("*") || descriptor.equals(".*") || descriptor.equals("error")
                || descriptor.equals("done") || descriptor.equals("done.*") || descriptor.startsWith("error.")
                || descriptor.startsWith("done.state") || descriptor.startsWith("done.invoke");
    }
}
