/// Plays scenarios on a machine: events, virtual time and answers of services, with expectations.
@NullMarked
package dev.actorweb.analyzer.simulate;

import org.jspecify.annotations.NullMarked;
