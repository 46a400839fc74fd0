/// Actors, references, mailboxes and supervision: what an embedder of the runtime sees.
@NullMarked
package dev.actorweb.runtime;

import org.jspecify.annotations.NullMarked;
