package dev.actorweb.analyzer.rule;

/// How a finding was decided.
public enum Proof {
    /// From the structure of the machine alone: exact, whatever the guards say.
    STRUCTURE,
    /// By reasoning about guards over the declared domains of the variables.
    GUARD,
    /// By visiting the reachable configurations.
    EXPLORATION,
    /// By watching a running machine.
    OBSERVATION
}
