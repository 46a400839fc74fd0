/// Renders the command model as shell completion.
@NullMarked
package dev.actorweb.completions;

import org.jspecify.annotations.NullMarked;
