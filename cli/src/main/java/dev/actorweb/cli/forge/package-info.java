/// Pull requests at the forges: where they are opened, and opening them.
@NullMarked
package dev.actorweb.cli.forge;

import org.jspecify.annotations.NullMarked;
