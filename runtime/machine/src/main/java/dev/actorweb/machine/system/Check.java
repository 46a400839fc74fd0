package dev.actorweb.machine.system;

import dev.actorweb.machine.yaml.Position;
import java.util.Optional;

/// Something that a system promises.
public sealed interface Check {
    Position position();

    /// As the file says it, on one line.
    String text();

    /// Some actor can always go on, unless all are at rest.
    record DeadlockFree(Position position) implements Check {
        @Override
        public String text() {
            return "deadlock-free";
        }
    }

    /// Every message is handled where it arrives.
    record NoUnhandled(Position position) implements Check {
        @Override
        public String text() {
            return "no-unhandled";
        }
    }

    /// No message is dropped, refused or sent to an actor that has ended; those that a lossy
    /// channel loses do not count.
    record NoLost(Position position) implements Check {
        @Override
        public String text() {
            return "no-lost";
        }
    }

    /// No more than `bound` messages ever wait in a mailbox.
    ///
    /// @param group
    ///            whose; empty for everybody's
    record MailboxBound(Optional<String> group, int bound, Position position) implements Check {
        @Override
        public String text() {
            return "mailbox-bound: " + group.map(name -> "{ " + name + ": " + bound + " }")
                    .orElse(String.valueOf(bound));
        }
    }

    /// The condition holds in no reachable state.
    record Never(Property condition, Position position) implements Check {
        @Override
        public String text() {
            return "never: " + condition;
        }
    }

    /// The condition holds in every reachable state.
    record Always(Property condition, Position position) implements Check {
        @Override
        public String text() {
            return "always: " + condition;
        }
    }

    /// Whenever `from` holds, `to` holds then or some time later.
    ///
    /// @param fair
    ///            whether every actor that can go on all the time does so at some time
    record LeadsTo(Property from, Property to, boolean fair, Position position) implements Check {
        @Override
        public String text() {
            return "leads-to: " + from + " → " + to;
        }
    }
}
