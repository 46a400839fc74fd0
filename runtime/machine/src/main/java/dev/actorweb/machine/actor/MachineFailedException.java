package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Failure;

/// A machine came to a halt: an expression had no value, a step did not end, or nobody handled the
/// failure of a service.
public final class MachineFailedException extends RuntimeException {
    private final transient Failure failure;

    MachineFailedException(String machine, Failure failure) {
        super("the machine " + machine + " failed: " + failure);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
