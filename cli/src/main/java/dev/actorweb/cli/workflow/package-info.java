/// The way of work from a branch to the integration branch: status, save, sync and ship.
@NullMarked
package dev.actorweb.cli.workflow;

import org.jspecify.annotations.NullMarked;
