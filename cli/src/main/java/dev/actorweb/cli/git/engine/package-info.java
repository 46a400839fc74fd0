/// Chooses the engine behind a repository.
@NullMarked
package dev.actorweb.cli.git.engine;

import org.jspecify.annotations.NullMarked;
