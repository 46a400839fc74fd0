/// Judges what a running machine was seen to do by its spec: step by step, with what should have
/// come instead.
@NullMarked
package dev.actorweb.analyzer.conform;

import org.jspecify.annotations.NullMarked;
