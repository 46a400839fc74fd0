package dev.actorweb.analyzer.ignore;

import dev.actorweb.machine.yaml.Position;

/// Something that was meant to silence a rule but is not understood.
public record Misuse(Position position, String message, String hint) {}
