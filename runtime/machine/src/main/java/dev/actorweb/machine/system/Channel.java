package dev.actorweb.machine.system;

import java.util.Optional;

/// What may happen to messages between two actors.
///
/// @param lossy
///            a message may get lost
/// @param duplicating
///            a message may come twice
/// @param unordered
///            a message may be handled before those that came earlier
public record Channel(boolean lossy, boolean duplicating, boolean unordered) {
    /// Every message arrives once, in order.
    public static final Channel RELIABLE = new Channel(false, false, false);

    /// Messages of one group of actors to another.
    public record Pair(String from, String to, Channel channel) {}

    /// This with a further fault; empty if there is no fault of this name.
    Optional<Channel> with(String fault) {
        return switch (fault) {
            case "reliable" -> Optional.of(this);
            case "lossy" -> Optional.of(new Channel(true, duplicating, unordered));
            case "duplicating" -> Optional.of(new Channel(lossy, true, unordered));
            case "unordered" -> Optional.of(new Channel(lossy, duplicating, true));
            default -> Optional.empty();
        };
    }
}
