/// Runs a machine as an actor: timers, services, children and the Java code behind a spec's names.
@NullMarked
package dev.actorweb.machine.actor;

import org.jspecify.annotations.NullMarked;
