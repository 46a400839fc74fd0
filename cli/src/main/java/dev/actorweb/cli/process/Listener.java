package dev.actorweb.cli.process;

/// Hears what a program prints while it prints it, on the threads that read it.
@FunctionalInterface
public interface Listener {
    /// Nobody listens. A class, since a lambda would be made at every start.
    Listener NONE = new Listener() {
        @Override
        public void hear(byte[] block, int length) {}
    };

    /// Hears the next piece.
    ///
    /// @param block
    ///            used again for what comes next
    /// @param length
    ///            how much of the block counts
    void hear(byte[] block, int length);
}
