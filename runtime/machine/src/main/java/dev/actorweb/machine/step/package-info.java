/// Compiles a machine and computes its steps: pure functions from a snapshot and an event to a
/// snapshot and effects.
@NullMarked
package dev.actorweb.machine.step;

import org.jspecify.annotations.NullMarked;
