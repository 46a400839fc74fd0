/// The commands about `aw` itself: version, help, manual pages, doctor, shell completion.
@NullMarked
package dev.actorweb.cli.shell;

import org.jspecify.annotations.NullMarked;
