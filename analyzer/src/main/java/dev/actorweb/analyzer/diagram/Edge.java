package dev.actorweb.analyzer.diagram;

import dev.actorweb.machine.State;

/// An arrow between two states of one group. A transition that begins or ends deeper inside says so
/// in its label.
record Edge(State from, State to, String label) {}
