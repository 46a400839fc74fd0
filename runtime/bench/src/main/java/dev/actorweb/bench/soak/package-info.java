/// What the soak mixes: kinds of traffic, each with accounts of its own.
@NullMarked
package dev.actorweb.bench.soak;

import org.jspecify.annotations.NullMarked;
