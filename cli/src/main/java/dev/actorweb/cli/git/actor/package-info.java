/// The git actor: a statechart that runs one git operation at a time, and the requests it takes.
@NullMarked
package dev.actorweb.cli.git.actor;

import org.jspecify.annotations.NullMarked;
