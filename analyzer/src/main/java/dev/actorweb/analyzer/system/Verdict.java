package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.Check;
import java.util.Optional;

/// What an exploration says about one check of a system.
///
/// @param why
///            why it is not known; empty where it is
public record Verdict(Check check, Status status, Optional<String> why) {
    /// How it came out.
    public enum Status {
        /// In all reachable states.
        HOLDS,
        /// There is a run that breaks it.
        BROKEN,
        /// The exploration ended too early to know, or does not follow all that happens.
        UNKNOWN
    }
}
