/// Runs other programs: argument vectors, deadlines, bounded output, no survivors.
@NullMarked
package dev.actorweb.cli.process;

import org.jspecify.annotations.NullMarked;
