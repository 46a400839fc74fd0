package dev.actorweb.machine.system;

import dev.actorweb.machine.step.CompiledMachine;

/// One actor of a system.
///
/// @param index
///            its place among all actors of the system, in the order in which they are started
/// @param group
///            the entry that describes it
/// @param number
///            its place in the group
/// @param name
///            by which others address it: `desk`, or `packer[0]` where the group has a count
/// @param machine
///            its machine, with the start values that the system gives
public record Member(int index, ActorGroup group, int number, String name, CompiledMachine machine) {
    public boolean isEnvironment() {
        return group.environment().isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
