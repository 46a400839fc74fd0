package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;

/// A text that is no expression or script that this package can carry.
final class Wrong extends Exception {
    private final transient Position position;
    private final boolean beyond;

    /// @param beyond
    ///            whether the text may well be right, but is beyond the part that is supported
    Wrong(String message, Position position, boolean beyond) {
        super(message, null, false, false);
        this.position = position;
        this.beyond = beyond;
    }

    Position position() {
        return position;
    }

    boolean isBeyond() {
        return beyond;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
