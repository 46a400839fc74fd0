package dev.actorweb.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened in a running system: the closed set of what observers are told.
public sealed interface RuntimeEvent {
    /// The actor it happened to.
    ActorRef<?> actor();

    /// When, by the system's clock.
    Instant at();

    /// A place was made for an actor; its first incarnation has yet to start.
    record Spawned(ActorRef<?> actor, Instant at) implements RuntimeEvent {}

    /// An incarnation is ready for messages.
    ///
    /// @param restarts
    ///            0 for the first incarnation
    record Started(ActorRef<?> actor, Instant at, int restarts) implements RuntimeEvent {}

    /// An incarnation has ended; the actor may start again.
    record Stopped(ActorRef<?> actor, Instant at, StopReason reason) implements RuntimeEvent {}

    /// An incarnation failed.
    ///
    /// @param during
    ///            what it was doing
    record Failed(ActorRef<?> actor, Instant at, Activity during, Throwable cause) implements RuntimeEvent {}

    /// Its supervisor decided to restart it.
    ///
    /// @param restarts
    ///            how many restarts this makes
    /// @param pause
    ///            the wait before it
    record Restarted(ActorRef<?> actor, Instant at, int restarts, Duration pause) implements RuntimeEvent {}

    /// Its supervisor gave up, and fails in its turn.
    ///
    /// @param cause
    ///            what the supervisor fails with
    record Escalated(ActorRef<?> actor, Instant at, Throwable cause) implements RuntimeEvent {}

    /// It did not start or stop in the time it had. Its thread may still be busy with it.
    ///
    /// @param stack
    ///            what that thread was doing, innermost call first; empty if it was not running
    record TimedOut(ActorRef<?> actor, Instant at, ActorTimeoutException cause, List<StackTraceElement> stack)
            implements
                RuntimeEvent {}

    /// It has not returned from its handler, or whatever else of it runs, for a long time; told
    /// once for each such message. Others go on meanwhile.
    ///
    /// @param since
    ///            how long it has been running
    /// @param stack
    ///            what its thread is doing, innermost call first
    record Stalled(ActorRef<?> actor, Instant at, Duration since, List<StackTraceElement> stack)
            implements
                RuntimeEvent {
        /// Copies the stack.
        public Stalled {
            stack = List.copyOf(stack);
        }
    }

    /// A message was put into the mailbox. Sender and actor tell their events without waiting for
    /// each other, so this one may come after the [Processed] of the same message.
    record Enqueued(ActorRef<?> actor, Instant at, Object message) implements RuntimeEvent {}

    /// A message was handled to the end.
    record Processed(ActorRef<?> actor, Instant at, Object message) implements RuntimeEvent {}

    /// A full mailbox discarded a message.
    record Dropped(ActorRef<?> actor, Instant at, Object message) implements RuntimeEvent {}

    /// A full mailbox refused a message.
    record Rejected(ActorRef<?> actor, Instant at, Object message) implements RuntimeEvent {}

    /// A message died.
    record DeadLettered(ActorRef<?> actor, Instant at, DeadLetter letter) implements RuntimeEvent {}

    /// A sender has begun to wait for room in the mailbox.
    record BackPressure(ActorRef<?> actor, Instant at) implements RuntimeEvent {}

    /// The actor has ended for good.
    record Terminated(ActorRef<?> actor, Instant at, StopReason reason) implements RuntimeEvent {}

    /// An actor that is a state machine has taken a step; reported by the actor itself.
    record Transition(ActorRef<?> actor, Instant at, MachineStep step) implements RuntimeEvent {}

    /// An actor that is a state machine did not accept an event where it is; reported by the actor
    /// itself.
    ///
    /// @param step
    ///            the event, and where the machine stays
    /// @param reason
    ///            a sentence for people; untrusted text
    record Refused(ActorRef<?> actor, Instant at, MachineStep step, String reason) implements RuntimeEvent {}

    /// An actor that is a state machine wrote something into its log; reported by the actor itself.
    ///
    /// @param text
    ///            untrusted
    record Logged(ActorRef<?> actor, Instant at, String text) implements RuntimeEvent {}

    /// An actor that is a state machine showed an event to those who observe it; reported by the
    /// actor itself.
    record Emitted(ActorRef<?> actor, Instant at, String event, Map<String, @Nullable Object> data)
            implements
                RuntimeEvent {}

    /// What an incarnation was doing when it failed.
    enum Activity {
        /// Its factory was making it.
        CREATE,

        /// [Actor#started()].
        START,

        /// [Actor#receive].
        RECEIVE,

        /// [Actor#signal].
        SIGNAL,

        /// [Actor#stopped()].
        STOP,

        /// Nothing itself: a child could not be restarted any more.
        SUPERVISE
    }
}
