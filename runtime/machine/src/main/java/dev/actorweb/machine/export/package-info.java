/// Writes machines as YAML, XState's JSON and SCXML, and says what a format cannot express.
@NullMarked
package dev.actorweb.machine.export;

import org.jspecify.annotations.NullMarked;
