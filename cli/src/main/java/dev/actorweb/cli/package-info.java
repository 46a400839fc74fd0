/// The command line: the only code that prints or exits.
@NullMarked
package dev.actorweb.cli;

import org.jspecify.annotations.NullMarked;
