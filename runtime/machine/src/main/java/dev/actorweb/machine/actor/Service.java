package dev.actorweb.machine.actor;

import org.jspecify.annotations.Nullable;

/// Work that a machine invokes and waits for. It runs on a virtual thread of its own and may block;
/// the thread is interrupted when the machine leaves the invoking state, so what it started (a
/// process, say) must be ended then.
@FunctionalInterface
public interface Service {
    /// Does the work.
    ///
    /// @return what the machine sees as `event.output`: values that expressions know, or any other
    ///         object, which they pass on untouched
    /// @throws Exception
    ///             what the machine sees as `event.error`, with `message` and `type`;
    ///             see [ServiceFailure]
    @Nullable
    Object run(ServiceCall call) throws Exception;
}
