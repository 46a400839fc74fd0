/// Writes reports for other programs: SARIF, JUnit's XML, annotations for GitHub, Markdown.
@NullMarked
package dev.actorweb.analyzer.report;

import org.jspecify.annotations.NullMarked;
