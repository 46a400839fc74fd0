package dev.actorweb.machine;

import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.List;

/// A service or actor that runs as long as a state is active.
///
/// @param id
///            by which it is addressed; `<n>.<state id>` where the spec gives none
/// @param src
///            the name under which its implementation is bound when the machine runs
public record Invoke(String id, String src, Template input, List<Transition> onDone, List<Transition> onError,
        List<Transition> onSnapshot, Position position) {
    public Invoke {
        onDone = List.copyOf(onDone);
        onError = List.copyOf(onError);
        onSnapshot = List.copyOf(onSnapshot);
    }
}
