/// Measures what a machine costs: its steps, as a function and as an actor, and its reading.
@NullMarked
package dev.actorweb.bench.machine;

import org.jspecify.annotations.NullMarked;
