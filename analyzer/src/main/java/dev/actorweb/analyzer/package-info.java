/// Analyzes specs: reads a machine, applies the rules and reports.
@NullMarked
package dev.actorweb.analyzer;

import org.jspecify.annotations.NullMarked;
