/// The part of ECMAScript in which SCXML documents write conditions, values and short scripts: read
/// into trees without side effects.
@NullMarked
package dev.actorweb.machine.ecmascript;

import org.jspecify.annotations.NullMarked;
