package dev.actorweb.analyzer;

import dev.actorweb.analyzer.rule.Finding;

/// A finding that somebody decided to live with: it is counted, but nobody is bothered with it.
///
/// @param reason
///            why, in the words of whoever decided it
public record Ignored(Finding finding, Origin origin, String reason) {
    /// Where it says so.
    public enum Origin {
        /// In the spec, in a comment or in `meta`.
        SPEC,
        /// In a file that lists what an old project is not yet judged by.
        BASELINE
    }
}
