/// Lets other processes of the same user watch and drive a running system, through a socket in the
/// file system.
@NullMarked
package dev.actorweb.runtime.inspect;

import org.jspecify.annotations.NullMarked;
