/// The part of ECMAScript in which SCXML documents write conditions, values and scripts: read into
/// trees, evaluated within bounds and without side effects.
@NullMarked
package dev.actorweb.machine.ecmascript;

import org.jspecify.annotations.NullMarked;
