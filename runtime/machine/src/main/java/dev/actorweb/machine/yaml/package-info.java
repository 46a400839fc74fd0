/// Reads YAML 1.2 (and JSON) into nodes that know their line and column; says what is wrong, and
/// what was meant.
@NullMarked
package dev.actorweb.machine.yaml;

import org.jspecify.annotations.NullMarked;
