package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Failure;
import java.util.List;
import java.util.Optional;

/// Something that an actor may do in a situation; made once, taken often.
final class Move {
    /// The actor's own situation after it, before it gets what it sends itself.
    final int next;
    /// To whom it sends, and the numbers of the messages, in order.
    final int[] targets;
    final int[] messages;
    /// Whether it takes a message out of its mailbox.
    final boolean takes;
    final Cause cause;
    /// What it reacts to.
    final Event event;
    final Detail detail;
    /// What the supervisor does about it.
    final Reaction.Ruling ruling;
    /// The children it stops and starts.
    final Family family;
    /// Whether the judge wants to see it.
    final boolean noteworthy;

    /// What a trace tells beyond that.
    ///
    /// @param refused
    ///            events that were deferred, and that no state takes or defers any more
    /// @param addresses
    ///            addresses of messages that nobody has
    /// @param lost
    ///            how many messages the channels lost, and how many they doubled
    /// @param dropped
    ///            messages that die with the actor, or are given up
    /// @param outside
    ///            variables that have a value then which their declarations do not allow
    record Detail(boolean handled, List<Event> refused, Optional<Failure> failure, List<String> assumed,
            List<Reaction.Send> addresses, List<Faults.Faulty> lost, List<Faults.Faulty> doubled,
            List<Integer> dropped, List<Variable> outside) {
        Detail {
            refused = List.copyOf(refused);
            assumed = List.copyOf(assumed);
            addresses = List.copyOf(addresses);
            lost = List.copyOf(lost);
            doubled = List.copyOf(doubled);
            dropped = List.copyOf(dropped);
            outside = List.copyOf(outside);
        }

        boolean isNoteworthy() {
            return !handled || !refused.isEmpty() || failure.isPresent() || !addresses.isEmpty()
                    || !dropped.isEmpty() || !outside.isEmpty();
        }
    }

    Move(int next, int[] targets, int[] messages, boolean takes, Cause cause, Event event, Detail detail,
            Reaction.Ruling ruling, Family family) {
        this.next = next;
        this.family = family;
        this.targets = targets;
        this.messages = messages;
        this.takes = takes;
        this.cause = cause;
        this.event = event;
        this.detail = detail;
        this.ruling = ruling;
        this.noteworthy = detail.isNoteworthy();
    }
}
