/// The machinery below the public types: queues, turns, incarnations, supervision.
@NullMarked
package dev.actorweb.runtime.internal;

import org.jspecify.annotations.NullMarked;
