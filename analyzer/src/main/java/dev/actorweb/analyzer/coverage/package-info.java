/// Counts what runs of a machine have visited: its states, its transitions, and pairs of them.
@NullMarked
package dev.actorweb.analyzer.coverage;

import org.jspecify.annotations.NullMarked;
