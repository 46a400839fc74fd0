package dev.actorweb.machine.step;

import dev.actorweb.machine.yaml.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a machine came to a halt.
///
/// @param position
///            the place in the spec, where one is to blame
/// @param cause
///            what an invoked service failed with, if nobody handled that
public record Failure(String message, Optional<Position> position, @Nullable Object cause) {
    /// What the messages of endless steps begin with, also when they come back from a file.
    private static final String ENDLESS = "no end after ";

    /// A step that does not end.
    ///
    /// @param evidence
    ///            after how much of what, and what repeats
    static Failure endless(String evidence, Optional<Position> position) {
        return new Failure(ENDLESS + evidence, position, null);
    }

    /// Whether the machine came to a halt because a step had no end.
    public boolean isEndless() {
        return message.startsWith(ENDLESS);
    }

    @Override
    public String toString() {
        return position.isPresent() ? position.get() + ": " + message : message;
    }

    /// Carries a failure from the depth of a step to its edge.
    static final class Raised extends RuntimeException {
        private final transient Failure failure;

        Raised(String message, Position position) {
            this(new Failure(message, Optional.of(position), null));
        }

        Raised(Failure failure) {
            super(failure.message, null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
