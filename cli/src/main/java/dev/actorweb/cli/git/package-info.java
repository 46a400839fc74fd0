/// The git port: one `Repository` interface, its small values and sealed results.
@NullMarked
package dev.actorweb.cli.git;

import org.jspecify.annotations.NullMarked;
