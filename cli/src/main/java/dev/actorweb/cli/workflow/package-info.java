/// The way of work from a branch to the integration branch: save, sync, ship, and taking it back.
@NullMarked
package dev.actorweb.cli.workflow;

import org.jspecify.annotations.NullMarked;
