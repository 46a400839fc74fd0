/// Turns a template into a plan of file changes, and the plan into files.
@NullMarked
package dev.actorweb.templates;

import org.jspecify.annotations.NullMarked;
