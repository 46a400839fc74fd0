/// Asks questions at the terminal: the input actor, its keys and its screen.
@NullMarked
package dev.actorweb.cli.input;

import org.jspecify.annotations.NullMarked;
