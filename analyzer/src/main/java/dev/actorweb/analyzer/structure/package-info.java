/// What the structure of a machine alone decides: which states can be entered, what is done, what
/// refers to what.
@NullMarked
package dev.actorweb.analyzer.structure;

import org.jspecify.annotations.NullMarked;
