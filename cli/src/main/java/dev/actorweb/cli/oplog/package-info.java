/// The operation log: what every changing command is about to do, written down before it is done.
@NullMarked
package dev.actorweb.cli.oplog;

import org.jspecify.annotations.NullMarked;
