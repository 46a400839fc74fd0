package dev.actorweb.runtime;

import java.time.Duration;
import java.util.Objects;

/// How an actor is run. Options are values: keep one and spawn any number of actors with it.
///
/// @param mailbox
///            how many messages may wait
/// @param restart
///            when it is started again
/// @param supervision
///            what it does about the failures of *its* children
/// @param redeliveryLimit
///            how often a message whose handling failed is tried again, 0 or more; then it is a dead
///            letter (a poison message)
/// @param stopTimeout
///            how long its parent waits for it to stop before it is given up, more than nothing
/// @param startTimeout
///            how long its factory and [Actor#started()] may take; zero for no limit
public record SpawnOptions(Mailbox mailbox, RestartPolicy restart, Supervision supervision,
        int redeliveryLimit,
        Duration stopTimeout, Duration startTimeout) {
    private static final SpawnOptions DEFAULTS = new SpawnOptions(Mailbox.unbounded(),
            RestartPolicy.TRANSIENT,
            Supervision.defaults(), 3, Duration.ofSeconds(5), Duration.ZERO);

    /// @throws IllegalArgumentException
    ///             if a number or a time is out of its range
    public SpawnOptions {
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(supervision, "supervision");
        Objects.requireNonNull(stopTimeout, "stopTimeout");
        Objects.requireNonNull(startTimeout, "startTimeout");
        if (redeliveryLimit < 0) {
            throw new IllegalArgumentException("redelivery limit " + redeliveryLimit + " is negative");
        }
        if (!stopTimeout.isPositive()) {
            throw new IllegalArgumentException("stop time-out " + stopTimeout + " is not positive");
        }
        if (startTimeout.isNegative()) {
            throw new IllegalArgumentException("start time-out " + startTimeout + " is negative");
        }
    }

    /// Unbounded mailbox, transient, default supervision, three redeliveries, five seconds to stop,
    /// no limit to start.
    public static SpawnOptions defaults() {
        return DEFAULTS;
    }

    /// These, with another mailbox.
    public SpawnOptions mailbox(Mailbox other) {
        return new SpawnOptions(other, restart, supervision, redeliveryLimit, stopTimeout, startTimeout);
    }

    /// These, with another restart policy.
    public SpawnOptions restart(RestartPolicy other) {
        return new SpawnOptions(mailbox, other, supervision, redeliveryLimit, stopTimeout, startTimeout);
    }

    /// These, with another supervision of the children.
    public SpawnOptions supervision(Supervision other) {
        return new SpawnOptions(mailbox, restart, other, redeliveryLimit, stopTimeout, startTimeout);
    }

    /// These, with another redelivery limit.
    public SpawnOptions redeliveryLimit(int other) {
        return new SpawnOptions(mailbox, restart, supervision, other, stopTimeout, startTimeout);
    }

    /// These, with another time to stop.
    public SpawnOptions stopTimeout(Duration other) {
        return new SpawnOptions(mailbox, restart, supervision, redeliveryLimit, other, startTimeout);
    }

    /// These, with a limit to the start.
    public SpawnOptions startTimeout(Duration other) {
        return new SpawnOptions(mailbox, restart, supervision, redeliveryLimit, stopTimeout, other);
    }
}
