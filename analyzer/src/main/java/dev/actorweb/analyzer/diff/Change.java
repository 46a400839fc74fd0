package dev.actorweb.analyzer.diff;

import dev.actorweb.machine.yaml.Position;

/// Something that is written differently in two versions of a machine.
///
/// @param what
///            in words
/// @param position
///            in the new version; for what was removed, in the old one
public record Change(Kind kind, String what, Position position) {
    /// How it differs.
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }
}
