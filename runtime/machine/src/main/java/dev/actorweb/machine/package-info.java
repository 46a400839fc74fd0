/// The statechart model and its one step function.
@NullMarked
package dev.actorweb.machine;

import org.jspecify.annotations.NullMarked;
