/// The twelve benchmarks that airssys-rt publishes, done twice: literally, and as what their
/// names say.
@NullMarked
package dev.actorweb.bench.airssys;

import org.jspecify.annotations.NullMarked;
