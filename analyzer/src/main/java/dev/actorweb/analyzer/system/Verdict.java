package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.Check;

/// What an exploration says about one check of a system.
public record Verdict(Check check, Status status) {
    /// How it came out.
    public enum Status {
        /// In all reachable states.
        HOLDS,
        /// There is a run that breaks it.
        BROKEN,
        /// The exploration ended too early to know.
        UNKNOWN
    }
}
