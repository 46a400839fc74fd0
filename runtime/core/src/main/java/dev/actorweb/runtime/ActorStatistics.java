package dev.actorweb.runtime;

import java.time.Duration;

/// The accounts of one actor. When it is at rest, nothing is missing: `sent = processed + queued +
/// dead + dropped + rejected`.
///
/// @param processed
///            messages handled to the end
/// @param queued
///            messages in the mailbox, those stashed and the one in hand included
/// @param dead
///            messages that became dead letters: poison, left over at the end, or sent after it
/// @param dropped
///            messages discarded by the mailbox's policy, or by cancelling the timer that sent them
/// @param rejected
///            messages refused by the mailbox's policy
/// @param restarts
///            how many incarnations were started after the first
/// @param uptime
///            time since the actor was spawned, exact to a few milliseconds and never less than
///            `processingTime`; it stands still when the actor has ended
/// @param processingTime
///            time spent on messages, in a system that is [ActorSystem.Builder#metered()]; else zero
public record ActorStatistics(long processed, long queued, long dead, long dropped, long rejected,
        int restarts,
        Duration uptime, Duration processingTime) {
    /// All messages ever sent to the actor.
    public long sent() {
        return processed + queued + dead + dropped + rejected;
    }
}
