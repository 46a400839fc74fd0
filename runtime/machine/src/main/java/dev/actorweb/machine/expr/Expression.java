package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;

/// An expression as it was written, and where.
public record Expression(String source, Position position) {}
