/// One small adapter for each actor library that is measured.
@NullMarked
package dev.actorweb.bench.peer;

import org.jspecify.annotations.NullMarked;
