package dev.actorweb.runtime;

/// An object with private state that handles one message at a time.
///
/// One instance is one incarnation: a restart asks the [ActorFactory] for a fresh one. The runtime
/// never calls two of these methods at once, and what one call wrote the next one sees, on whichever
/// thread it runs; so no locks and no volatile fields. They run on the system's dispatcher: work
/// that waits (a process, a file, a socket) belongs into [ActorContext#pipeToSelf].
///
/// Throwing tells the supervisor; there is no need to catch the unforeseen. Every `Throwable` is
/// caught at this boundary, `StackOverflowError` and `OutOfMemoryError` included.
///
/// @param <M>
///            the messages it understands, best a sealed interface of records
public interface Actor<M> {
    /// Handles a message. It counts as processed when this method returns; when it throws, the next
    /// incarnation sees the same message again, up to the redelivery limit of its [SpawnOptions].
    void receive(M message) throws Exception;

    /// Runs before the first message of this incarnation. Throwing is a failure like any other.
    default void started() throws Exception {}

    /// Runs after the last message of this incarnation and after all its children have ended, also
    /// before a restart and also when [#started()] threw; [ActorContext#stopReason()] tells why.
    /// What it throws is reported and changes nothing.
    default void stopped() throws Exception {}

    /// Handles news of the runtime: a watched actor's end, or that no message came for a while. A
    /// [Signal.Terminated] comes after the messages that wait at that moment. Signals are not
    /// redelivered after a failure.
    default void signal(Signal signal) throws Exception {}
}
