/// Actors, references, mailboxes and supervision: what an embedder of the runtime sees.
///
/// Records, enums and exceptions are immutable, and so safe to share between threads; every other
/// type says which threads may use it. Where nothing else is said, null is refused by a
/// `NullPointerException` and collections that are returned are copies nobody can change. Times are
/// `Duration`s, and as long as one likes: more than seventy years count as for ever.
@NullMarked
package dev.actorweb.runtime;

import org.jspecify.annotations.NullMarked;
