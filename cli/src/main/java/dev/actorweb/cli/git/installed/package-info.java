/// The engine that asks the installed git, one process for each question.
@NullMarked
package dev.actorweb.cli.git.installed;

import org.jspecify.annotations.NullMarked;
