package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Finding;
import java.util.Optional;

/// A finding and the run that shows it.
///
/// @param trace
///            empty where none is needed to see it
public record Counterexample(Finding finding, Optional<Trace> trace) {}
