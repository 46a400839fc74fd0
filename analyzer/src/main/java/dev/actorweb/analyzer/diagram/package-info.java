/// Draws machines and systems of them: Mermaid, PlantUML, DOT, SVG with a layout of its own, and
/// small drawings for the terminal.
@NullMarked
package dev.actorweb.analyzer.diagram;

import org.jspecify.annotations.NullMarked;
