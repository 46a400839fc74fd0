/// Visits every reachable configuration of one machine, shortest ways first, and says honestly
/// where it stopped.
@NullMarked
package dev.actorweb.analyzer.explore;

import org.jspecify.annotations.NullMarked;
