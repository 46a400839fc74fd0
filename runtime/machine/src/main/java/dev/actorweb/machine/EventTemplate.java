package dev.actorweb.machine;

import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;

/// An event that an action makes: its type and the data it carries.
public record EventTemplate(String type, Template.MapOf data, Position position) {}
