/// `aw analyze`: finds the specs, applies the rules and reports what is wrong.
@NullMarked
package dev.actorweb.cli.analyze;

import org.jspecify.annotations.NullMarked;
