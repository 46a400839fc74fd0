/// Draws machines: Mermaid, PlantUML, DOT, SVG with a layout of its own, and a small drawing for
/// the terminal.
@NullMarked
package dev.actorweb.analyzer.diagram;

import org.jspecify.annotations.NullMarked;
