/// Systems of communicating machines: the file that names actors, channels, supervision and checks,
/// read with positions.
@NullMarked
package dev.actorweb.machine.system;

import org.jspecify.annotations.NullMarked;
