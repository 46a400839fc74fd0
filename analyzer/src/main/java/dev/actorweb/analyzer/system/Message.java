package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Event;

/// An event on its way to an actor.
///
/// @param origin
///            the index of its sender; −1 where the receiver never asks
record Message(Event event, int origin) {}
