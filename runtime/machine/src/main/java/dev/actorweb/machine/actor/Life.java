package dev.actorweb.machine.actor;

/// The life of a child, from its start to its end. No other is equal to it, not even that of a
/// child which the same actor has started as the so-manieth before it was restarted.
final class Life {
    private final long number;

    /// @param number
    ///            as the how-manieth of this incarnation
    Life(long number) {
        this.number = number;
    }

    @Override
    public String toString() {
        return String.valueOf(number);
    }
}
