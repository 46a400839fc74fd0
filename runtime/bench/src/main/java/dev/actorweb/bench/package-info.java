/// Measures the runtime beside its peers, in the same run.
@NullMarked
package dev.actorweb.bench;

import org.jspecify.annotations.NullMarked;
