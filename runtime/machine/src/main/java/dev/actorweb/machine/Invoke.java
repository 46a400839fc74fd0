package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// A service or actor that runs as long as a state is active.
///
/// @param id
///            by which it is addressed; `<n>.<state id>` where the spec gives none
/// @param src
///            the name under which its implementation is bound when the machine runs, or one of
///            [Machine#parts()]
/// @param forward
///            whether it is given every event from outside, too
/// @param finalizing
///            what is done with an event from it before transitions are chosen
/// @param idLocation
///            the variable that is given the id
/// @param computed
///            what tells when the state is entered which of [Machine#parts()] it is: a document that
///            is one, or the name of one; `src` is the first of them
public record Invoke(String id, String src, Template input, List<Transition> onDone, List<Transition> onError,
        List<Transition> onSnapshot, boolean forward, List<Action> finalizing, Optional<String> idLocation,
        Optional<Expression> computed, Position position) {
    /// An invoke as YAML and XState know it.
    public Invoke(String id, String src, Template input, List<Transition> onDone, List<Transition> onError,
            List<Transition> onSnapshot, Position position) {
        this(id, src, input, onDone, onError, onSnapshot, false, List.of(), Optional.empty(),
                Optional.empty(),
                position);
    }

    public Invoke {
        finalizing = List.copyOf(finalizing);
        onDone = List.copyOf(onDone);
        onError = List.copyOf(onError);
        onSnapshot = List.copyOf(onSnapshot);
    }
}
