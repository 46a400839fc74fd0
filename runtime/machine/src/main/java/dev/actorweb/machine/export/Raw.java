package dev.actorweb.machine.export;

/// Text that YAML may show plain even where it looks like a number or a truth value: an expression.
record Raw(String text) {}
