package dev.actorweb.runtime;

/// The state of an actor that survives its restarts, committed together with the message that
/// changed it.
///
/// What [#set] was given counts when `receive` (or `started`, or `signal`) returns. If it throws,
/// the next incarnation finds the value from before and gets the same message again; so a message
/// changes the state once, however often it is tried. Messages sent to other actors meanwhile are
/// not taken back.
///
/// Only for the actor itself, within its turn.
///
/// @param <S>
///            the state, a value that is never changed in place: best a record
public interface Snapshot<S> {
    /// The state as it is, changes of the current message included.
    S get();

    /// Changes the state.
    void set(S value);
}
