package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Position;

/// The state a transition names, as written: `sibling`, `sibling.child`, `.child`, `#id` or
/// `#id.child`. Which state that is depends on where it is written:
/// [Machine#resolve(State, Target)].
public record Target(String text, Position position) {}
