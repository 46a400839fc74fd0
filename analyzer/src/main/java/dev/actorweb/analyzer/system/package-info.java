/// Explores systems of communicating machines: every interleaving, each counterexample as short
/// as possible.
@NullMarked
package dev.actorweb.analyzer.system;

import org.jspecify.annotations.NullMarked;
