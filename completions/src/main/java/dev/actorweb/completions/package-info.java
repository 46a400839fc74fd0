/// Renders the command model: as completion for shells, as manual pages and as the reference.
@NullMarked
package dev.actorweb.completions;

import org.jspecify.annotations.NullMarked;
