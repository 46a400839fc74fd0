/// Turns a template and answers into a plan of file changes, and the plan into files; runs nothing
/// that a template brings along.
@NullMarked
package dev.actorweb.templates;

import org.jspecify.annotations.NullMarked;
