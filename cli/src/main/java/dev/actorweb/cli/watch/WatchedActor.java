package dev.actorweb.cli.watch;

import dev.actorweb.machine.step.CompiledMachine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one actor on the board, which keeps it up to date.
final class WatchedActor {
    private final String path;
    ActorState state;
    List<String> active = List.of();
    Optional<Happening.Stepped> last = Optional.empty();
    Optional<CompiledMachine> spec = Optional.empty();
    boolean asked;
    boolean answered;
    long steps;
    long refused;
    long findings;
    double rate;

    WatchedActor(String path) {
        this.path = path;
        this.state = ActorState.unknown(path);
    }

    String path() {
        return path;
    }

    ActorState state() {
        return state;
    }

    /// The atomic states it is in; none if it is no machine.
    List<String> active() {
        return active;
    }

    /// Its latest step.
    Optional<Happening.Stepped> last() {
        return last;
    }

    Optional<CompiledMachine> spec() {
        return spec;
    }

    /// Whether it is known that it shows no spec.
    boolean isSpecless() {
        return answered && spec.isEmpty();
    }

    /// Its variables, as far as they were told.
    Map<String, @Nullable Object> variables() {
        if (last.isPresent() && last.get().variables().isPresent()) {
            return last.get().variables().get();
        }
        return state.machine().map(ActorState.Machine::variables).orElse(Map.of());
    }

    long findings() {
        return findings;
    }

    long refused() {
        return refused;
    }

    /// Messages handled in a second.
    double rate() {
        return rate;
    }

    boolean isMachine() {
        return state.machine().isPresent() || last.isPresent();
    }

    /// The events that it has transitions on where it is.
    List<String> accepts() {
        if (spec.isPresent() && !active.isEmpty()) {
            return Accepted.by(spec.get(), active);
        }
        return state.machine().map(ActorState.Machine::accepts).orElse(List.of());
    }
}
