/// Reads, checks and writes commit messages as Conventional Commits 1.0.0 define them.
@NullMarked
package dev.actorweb.cli.commit;

import org.jspecify.annotations.NullMarked;
