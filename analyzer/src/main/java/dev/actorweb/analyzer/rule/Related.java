package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Position;

/// Another place that has to do with a finding.
///
/// @param file
///            the name of the spec as its user knows it
/// @param message
///            what is there, in a few words
public record Related(String file, Position position, String message) {}
