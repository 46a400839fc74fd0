package dev.actorweb.cli.process;

/// Hears what a program prints while it prints it, on the threads that read it.
@FunctionalInterface
public interface Listener {
    /// Nobody listens.
    Listener NONE = (_, _) -> {};

    /// Hears the next piece.
    ///
    /// @param block
    ///            used again for what comes next
    /// @param length
    ///            how much of the block counts
    void hear(byte[] block, int length);
}
