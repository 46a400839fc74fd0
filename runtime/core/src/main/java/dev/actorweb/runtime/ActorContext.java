package dev.actorweb.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The surroundings of one incarnation of an actor. Only for the actor itself, while one of its
/// methods (or its factory) runs: any other use is an `IllegalStateException`. The methods up to and
/// including [#stopReason()] may be called from any thread.
///
/// @param <M>
///            the messages of the actor
public interface ActorContext<M> {
    /// The actor's own reference.
    ActorRef<M> self();

    /// The system it lives in, and so its clock.
    ActorSystem system();

    /// A logger named after the actor's path; the logging framework is first touched here.
    System.Logger logger();

    /// How many incarnations came before this one.
    int restarts();

    /// Why this incarnation ends; `Requested` as long as it does not.
    StopReason stopReason();

    /// Starts a child with default options.
    ///
    /// @throws IllegalArgumentException
    ///             if the name is empty, has a `/` or a control or invisible character, begins with
    ///             `$`, is `.` or `..`, or is longer than 255 characters
    /// @throws IllegalStateException
    ///             if a child of that name lives, or this actor is ending
    default <C> ActorRef<C> spawn(String name, ActorFactory<C> factory) {
        return spawn(name, factory, SpawnOptions.defaults());
    }

    /// Starts a child. Its name is free again when the child has ended.
    ///
    /// @throws IllegalArgumentException
    ///             if the name is empty, has a `/` or a control or invisible character, begins with
    ///             `$`, is `.` or `..`, or is longer than 255 characters
    /// @throws IllegalStateException
    ///             if a child of that name lives, or this actor is ending
    <C> ActorRef<C> spawn(String name, ActorFactory<C> factory, SpawnOptions options);

    /// Starts a child without a name of its own, with default options; see the other form.
    default <C> ActorRef<C> spawn(ActorFactory<C> factory) {
        return spawn(factory, SpawnOptions.defaults());
    }

    /// Starts a child without a name of its own, which is cheaper: its path says `$` and which one
    /// it is of all that this actor has started, `actor://shop/counter/$7`.
    ///
    /// @throws IllegalStateException
    ///             if this actor is ending
    <C> ActorRef<C> spawn(ActorFactory<C> factory, SpawnOptions options);

    /// The living children, in the order of their start.
    List<ActorRef<?>> children();

    /// Ends a child for good after the message it is handling; what waits in its mailbox becomes
    /// dead letters.
    ///
    /// @throws IllegalArgumentException
    ///             if it never was a child of this actor
    void stop(ActorRef<?> child);

    /// Ends a child for good after all messages that wait for it and for those below it.
    ///
    /// @throws IllegalArgumentException
    ///             if it never was a child of this actor
    void retire(ActorRef<?> child);

    /// Ends this actor after the current message.
    void stopSelf();

    /// Asks for a [Signal.Terminated] when the other actor ends; at once if it has. The signal
    /// comes after the messages that wait here by then, and so after all that the other has sent. A
    /// restart of this actor forgets it. Watching twice is watching once.
    ///
    /// @throws IllegalArgumentException
    ///             if it is no actor, such as a [Topic] or the reference to reply to
    void watch(ActorRef<?> other);

    /// Takes [#watch] back. No signal comes after it.
    void unwatch(ActorRef<?> other);

    /// Sends this actor a message once, after a delay. Ends with this incarnation, as all timers
    /// do; after cancelling, the message does not arrive even if it waits in the mailbox already.
    ///
    /// @throws IllegalArgumentException
    ///             if the delay is negative
    Cancellable schedule(Duration delay, M message);

    /// Sends this actor a message again and again, the next one `delay` after the last was handled.
    ///
    /// @throws IllegalArgumentException
    ///             if the delay is not positive
    Cancellable scheduleWithFixedDelay(Duration delay, M message);

    /// Sends this actor a message at every full `period` from now. At most one of them waits in the
    /// mailbox: an actor that is late skips beats rather than hurry after them.
    ///
    /// @throws IllegalArgumentException
    ///             if the period is not positive
    Cancellable scheduleAtFixedRate(Duration period, M message);

    /// Asks for a [Signal.ReceiveTimeout] whenever no message came for that long; zero switches it
    /// off.
    ///
    /// @throws IllegalArgumentException
    ///             if the time is negative
    void receiveTimeout(Duration idle);

    /// Runs work that may wait on a virtual thread and sends its outcome here as a message. The
    /// thread is interrupted when this incarnation ends, or by cancelling; then no message comes.
    ///
    /// @param adapt
    ///            runs as part of this actor's turn; what it throws is a failure of the actor
    <T extends @Nullable Object> Cancellable pipeToSelf(Callable<T> work, Function<Outcome<T>, M> adapt);

    /// Asks another actor and sends the outcome here as a message; see [ActorSystem#ask]. None
    /// comes to the next incarnation.
    ///
    /// @param deadline
    ///            how long the answer may take, more than nothing
    /// @param adapt
    ///            runs as part of this actor's turn; what it throws is a failure of the actor
    /// @throws IllegalArgumentException
    ///             if the deadline is not positive
    <T, R> void ask(ActorRef<T> target, Function<ActorRef<R>, T> question, Duration deadline,
            Function<Outcome<R>, M> adapt);

    /// Declares the state that the next incarnation is to find again. For the factory or the
    /// constructor; once in an incarnation. It ends with the actor.
    ///
    /// @param initial
    ///            the state of the first incarnation
    <S> Snapshot<S> snapshot(S initial);

    /// Declares the state that the next incarnation, and the next actor with this store, is to find
    /// again. For the factory or the constructor; once in an incarnation.
    ///
    /// @param initial
    ///            the state if nothing was saved
    /// @throws CorruptSnapshotException
    ///             if what was saved is damaged
    /// @throws IOException
    ///             if what was saved cannot be read, or another actor uses the store
    <S> Snapshot<S> snapshot(S initial, SnapshotStore<S> store) throws IOException;

    /// Lets another object handle messages and signals from now on, beginning with the next one:
    /// the way to write a protocol of several phases. Its [Actor#started()] is not called, and
    /// [Actor#stopped()] remains the business of the instance that the factory made. A restart
    /// begins with a fresh instance from the factory.
    ///
    /// @throws IllegalStateException
    ///             in the factory or the constructor, as the factory returns the object to begin
    ///             with, and in [Actor#stopped()]
    void become(Actor<M> next);

    /// Sends a message to another actor on behalf of the current one. If that came with a question
    /// ([ActorSystem#ask]), the question goes along: it fails at once when the other actor has
    /// ended, refuses the message or never comes to it.
    <T> Delivery forward(ActorRef<T> target, T message);

    /// Says that this actor does not handle the current message: when `receive` returns, it becomes
    /// a dead letter, and a question behind it fails at once.
    ///
    /// @throws IllegalStateException
    ///             if no message is being handled, or it was stashed
    void unhandled();

    /// Puts the current message aside, to be handled after [#unstashAll()]. The next incarnation
    /// finds all stashed messages back in its mailbox.
    ///
    /// @throws IllegalStateException
    ///             if no message is being handled, or this one is stashed or refused already
    void stash();

    /// Puts all stashed messages before those that wait, in the order they came.
    void unstashAll();

    /// Reports an event of the actor's own, a [RuntimeEvent.Transition], to those who observe the
    /// system. Ask [ActorSystem#observed()] first where making the event costs something.
    void report(RuntimeEvent event);
}
