/// The expression language of guards and assignments: a subset of CEL, total and without
/// side effects.
@NullMarked
package dev.actorweb.machine.expr;

import org.jspecify.annotations.NullMarked;
