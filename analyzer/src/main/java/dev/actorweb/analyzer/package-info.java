/// Finds what is wrong with a state machine.
@NullMarked
package dev.actorweb.analyzer;

import org.jspecify.annotations.NullMarked;
