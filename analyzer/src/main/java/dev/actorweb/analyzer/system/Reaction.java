package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Event;
import java.util.List;
import java.util.Optional;

/// One way in which an actor goes on.
///
/// @param next
///            the number of the local state it comes to
/// @param sends
///            what it sends, in order
/// @param handled
///            whether a transition consumed the event
/// @param failure
///            why it failed, if it did
/// @param assumed
///            what unbound guards answered
record Reaction(int next, List<Send> sends, boolean handled, Optional<String> failure, List<String> assumed) {
    /// An event to an address.
    record Send(String address, Event event) {}

    Reaction {
        sends = List.copyOf(sends);
        assumed = List.copyOf(assumed);
    }
}
