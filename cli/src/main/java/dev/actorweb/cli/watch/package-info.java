/// Watches systems of actors live: the full screen, its lines for pipes, recordings and
/// their replay.
@NullMarked
package dev.actorweb.cli.watch;

import org.jspecify.annotations.NullMarked;
