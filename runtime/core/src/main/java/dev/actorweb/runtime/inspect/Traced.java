package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.MachineStep.Cause;
import java.util.Optional;

/// A message that says by itself what observers are shown of it; of others they see the name of the
/// class. Asked by any thread.
public interface Traced {
    /// What it says, in a word: the name of an event.
    String label();

    /// The step of another actor in which it was sent, where that is known.
    Optional<Cause> cause();
}
