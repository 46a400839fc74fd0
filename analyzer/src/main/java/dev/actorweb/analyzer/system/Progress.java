package dev.actorweb.analyzer.system;

/// Is told how an exploration goes on, every few thousand states, and may end it.
@FunctionalInterface
public interface Progress {
    /// Lets it run to its end in silence.
    Progress NONE = (_, _, _, _) -> true;

    /// Says how far it is.
    ///
    /// @param states
    ///            found up to now
    /// @param waiting
    ///            of these, how many are still to be looked at
    /// @param depth
    ///            steps from the start
    /// @return false to stop
    boolean at(long states, long waiting, long transitions, int depth);
}
