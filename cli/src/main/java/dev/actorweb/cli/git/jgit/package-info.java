/// The engine that needs no git: JGit, within this process.
@NullMarked
package dev.actorweb.cli.git.jgit;

import org.jspecify.annotations.NullMarked;
