package dev.actorweb.analyzer.system;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A run of a system, step by step.
///
/// @param loop
///            if it goes round for ever, the place of the first step of the circle
public record Trace(List<Step> steps, OptionalInt loop) {
    /// What one actor did.
    ///
    /// @param member
    ///            its place among the actors of the system
    /// @param event
    ///            what it reacted to, under the name people know
    /// @param from
    ///            the active states before it
    /// @param notes
    ///            what guards were taken to answer, and what went wrong
    /// @param choice
    ///            which of the steps of this actor it is, from 1, that have the same cause, event,
    ///            data and end
    /// @param guesses
    ///            whether guards that nobody bound had to be answered
    public record Step(int member, String actor, Cause cause, String event,
            Map<String, @Nullable Object> data, List<String> from, List<String> to, List<Sent> sent,
            List<String> notes, int choice, boolean guesses) {
        public Step {
            from = List.copyOf(from);
            to = List.copyOf(to);
            sent = List.copyOf(sent);
            notes = List.copyOf(notes);
        }
    }

    /// What became of a message.
    public enum Fate {
        /// It waits in the mailbox.
        ARRIVED,
        /// It waits there twice.
        DOUBLED,
        /// The channel lost it.
        LOST,
        /// The mailbox was full, or its owner has ended.
        REFUSED,
        /// Nobody has this address.
        NOBODY
    }

    /// A message that a step sent.
    public record Sent(String to, String event, Map<String, @Nullable Object> data, Fate fate) {}

    public Trace {
        steps = List.copyOf(steps);
    }
}
