/// Finds what is wrong with a state machine, one rule at a time.
@NullMarked
package dev.actorweb.analyzer.rule;

import org.jspecify.annotations.NullMarked;
