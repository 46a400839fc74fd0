package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One way in which an actor goes on.
///
/// @param next
///            the number of the local state it comes to
/// @param sends
///            what it sends, in order
/// @param handled
///            whether a transition consumed the event, or it is deferred
/// @param refused
///            events that were deferred, and that no state takes or defers any more
/// @param failure
///            why it failed, if it did
/// @param assumed
///            what unbound guards answered
/// @param ruling
///            what the supervisor does about it
/// @param children
///            which children it starts and stops, in order
record Reaction(int next, List<Send> sends, boolean handled, List<Event> refused, Optional<Failure> failure,
        List<String> assumed, Ruling ruling, List<Child> children) {
    /// What a supervisor does about an actor that failed, or ended though it is permanent.
    enum Ruling {
        /// It is not asked.
        NONE,
        /// It starts the actor anew, and others as its strategy says.
        RESTART,
        /// It lets a temporary actor end.
        STOP,
        /// It gives the actor up, which ended too often.
        GIVE_UP
    }

    /// An event to an address.
    ///
    /// @param origin
    ///            who sent what it answers; −1 where that is nobody, or nobody asks
    /// @param kind
    ///            what the receiver makes of it
    /// @param child
    ///            what the receiver was made from, where the address is the id of a child
    record Send(String address, Event event, int origin, Message.Kind kind, Optional<String> child) {
        Send(String address, Event event, int origin) {
            this(address, event, origin, Message.Kind.ORDINARY, Optional.empty());
        }
    }

    /// That a child begins or ends by the will of its parent.
    record Child(String id, String src, @Nullable Object input, boolean starts) {}

    Reaction(int next, List<Send> sends, boolean handled, List<Event> refused, Optional<Failure> failure,
            List<String> assumed, Ruling ruling) {
        this(next, sends, handled, refused, failure, assumed, ruling, List.of());
    }

    Reaction {
        sends = List.copyOf(sends);
        refused = List.copyOf(refused);
        assumed = List.copyOf(assumed);
        children = List.copyOf(children);
    }

    /// The same, but that the actor comes to another local state, by what its supervisor does.
    Reaction to(int local, Ruling by) {
        return new Reaction(local, sends, handled, refused, failure, assumed, by, children);
    }

    /// The same, and this is sent, too.
    Reaction sending(Send more) {
        List<Send> all = new ArrayList<>(sends);
        all.add(more);
        return new Reaction(next, all, handled, refused, failure, assumed, ruling, children);
    }
}
