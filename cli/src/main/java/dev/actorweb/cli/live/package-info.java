/// Speaks to running systems of actors: lists, shows, drives and follows them.
@NullMarked
package dev.actorweb.cli.live;

import org.jspecify.annotations.NullMarked;
