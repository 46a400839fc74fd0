/// Answers what a shell asks when Tab is pressed: branches, rules, events, running actors.
@NullMarked
package dev.actorweb.cli.candidates;

import org.jspecify.annotations.NullMarked;
