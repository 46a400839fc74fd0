/// Makes tests from what an exploration has found: scenario files, and JUnit classes that drive the
/// actor itself.
@NullMarked
package dev.actorweb.analyzer.generate;

import org.jspecify.annotations.NullMarked;
