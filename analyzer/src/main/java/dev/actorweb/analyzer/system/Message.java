package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Event;

/// An event on its way to an actor.
///
/// @param origin
///            the index of its sender; −1 where the receiver never asks
/// @param kind
///            how it came about
/// @param child
///            the id of the child that sent it; empty if none did
record Message(Event event, int origin, Kind kind, String child) {
    /// How a message came about.
    enum Kind {
        ORDINARY,
        /// From a child that goes on.
        CHILD,
        /// The last one of a child, which is done.
        LAST,
        /// That a child has failed: known before all that waits.
        SIGNAL,
        /// From a child that was stopped since: passed over.
        STALE
    }

    Message(Event event, int origin) {
        this(event, origin, Kind.ORDINARY, "");
    }

    boolean isFromChild() {
        return kind != Kind.ORDINARY;
    }

    boolean isLast() {
        return kind == Kind.LAST || kind == Kind.SIGNAL;
    }

    /// The same when its sender is stopped.
    Message stale() {
        return new Message(event, origin, Kind.STALE, child);
    }
}
