/// Compares two versions of a machine: what is written differently, and what one can do that the
/// other can't.
@NullMarked
package dev.actorweb.analyzer.diff;

import org.jspecify.annotations.NullMarked;
