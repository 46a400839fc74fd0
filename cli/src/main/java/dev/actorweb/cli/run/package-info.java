/// The command `aw run`: a system of machines, run from its file.
@NullMarked
package dev.actorweb.cli.run;

import org.jspecify.annotations.NullMarked;
