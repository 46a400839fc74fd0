/// The command `aw init`: the workflow in a repository, or a project from a template.
@NullMarked
package dev.actorweb.cli.init;

import org.jspecify.annotations.NullMarked;
