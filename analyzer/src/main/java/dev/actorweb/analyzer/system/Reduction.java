package dev.actorweb.analyzer.system;

import org.jspecify.annotations.Nullable;

/// Leaves out orders of steps that make no difference.
interface Reduction {
    /// The actors that go on in this state; null when all must.
    boolean @Nullable [] choose(int[] state);
}
